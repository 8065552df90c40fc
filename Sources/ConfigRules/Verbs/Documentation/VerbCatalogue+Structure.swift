import ConfigSets

extension VerbCatalogue {
    /// Verbs that look at several keys.
    static let structure: [VerbDocumentation] = [
        VerbDocumentation(
            .sameShape,
            "Two trees of settings have the same keys and values, but for the listed leaves.",
            reason: "Shards and replicas are set up alike; the one that is not is the one that fails at night.",
            rule: "- same-shape: {left: db.shard1, right: db.shard2, except: [url]}",
            .sameShape(left: KeyPattern("db.shard1"), right: KeyPattern("db.shard2"), except: [KeyPattern("url")]),
            flagged: [
                .init(["prod": "db.shard1.url=a\ndb.shard1.pool=5\ndb.shard2.url=b\ndb.shard2.pool=6"]),
                .init(["prod": "db.shard1.url=a\ndb.shard1.pool=5\ndb.shard2.url=b"]),
                .init(["prod": "db.shard1.url=a\ndb.shard1.pool=5"]),
            ],
            accepted: [
                .init(["prod": "db.shard1.url=a\ndb.shard1.pool=5\ndb.shard2.url=b\ndb.shard2.pool=5"]),
                .init(["prod": "db.shard1.url=a\ndb.shard2.url=b"]),
            ]
        ),
        VerbDocumentation(
            .implies,
            "Where one key is as said, the others have to be as said.",
            reason: "Some settings only mean something together.",
            rule: "- implies: {when: {app.idempotent: true}, then: {app.acks: all, app.retries: {min: 1}}}",
            .implies(
                when: RuleVerb.Condition(key: KeyPattern("app.idempotent"), values: ["true"]),
                then: [
                    RuleVerb.Condition(key: KeyPattern("app.acks"), values: ["all"]),
                    RuleVerb.Condition(key: KeyPattern("app.retries"), minimum: "1"),
                ]
            ),
            flagged: [
                .init(["prod": "app.idempotent=true\napp.acks=1\napp.retries=3"]),
                .init(["prod": "app.idempotent=true\napp.acks=all\napp.retries=0"]),
                .init(["prod": "app.idempotent=true\napp.acks=all"]),
            ],
            accepted: [
                .init(["prod": "app.idempotent=true\napp.acks=all\napp.retries=3"]),
                .init(["prod": "app.idempotent=false\napp.acks=1"]), .init(["prod": ""]),
            ]
        ),
    ]
}
