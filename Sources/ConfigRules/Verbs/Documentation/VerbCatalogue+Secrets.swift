extension VerbCatalogue {
    /// Verbs about secrets.
    static let secrets: [VerbDocumentation] = [
        VerbDocumentation(
            .secretSource,
            "The value comes from a store, or from a placeholder without a default, and is written out nowhere.",
            reason: "A secret in a file is known to everyone who ever saw the file, and to its history.",
            rule: "- keys: \"**.password\"\n  secret-source: true",
            .secretSource,
            keys: ["**.password"],
            flagged: [
                .init(["prod": "db.password=k4Xq81"]),
                .init(["prod": "db.password=${DB_PW:k4Xq81}"], stores: ["prod": "DB_PW=prod/db"]),
                .init(["prod": "db.password=${DB_PW}"], variables: ["prod": "DB_PW=k4Xq81"]),
            ],
            accepted: [
                .init(["prod": "db.password=${DB_PW}"], stores: ["prod": "DB_PW=prod/db"]),
                .init(["prod": "db.password="]),
            ]
        ),
        VerbDocumentation(
            .noDefault,
            "The value that counts is not the default of a placeholder.",
            reason:
                "A default is what a service runs with when a variable is forgotten: in production that must be noticed.",
            rule: "- keys: \"**\"\n  no-default: true\n  in: prod",
            .noDefault,
            keys: ["**"],
            in: ["prod"],
            flagged: [.init(["prod": "db.host=${DB_HOST:localhost}"])],
            accepted: [
                .init(["prod": "db.host=${DB_HOST:localhost}"], variables: ["prod": "DB_HOST=db1"]),
                .init(["dev": "db.host=${DB_HOST:localhost}"]),
            ]
        ),
        VerbDocumentation(
            .noTestCredential,
            "Production uses no credential of a payment provider's test mode.",
            reason: "With a test key payments look as if they succeeded, and no money moves.",
            rule: "- keys: payment.**\n  no-test-credential: true",
            .noTestCredential,
            keys: ["payment.**"],
            flagged: [.init(["prod": "payment.secret-key=test_sk_a1b2c3d4e5f6"])],
            accepted: [
                .init(["dev": "payment.secret-key=test_sk_a1b2c3d4e5f6"]),
                .init(["prod": "payment.secret-key=live_sk_a1b2c3d4e5f6"]),
            ]
        ),
        VerbDocumentation(
            .noLiveCredential,
            "Only production uses a credential that moves money.",
            reason: "A test that runs with a live key charges somebody.",
            rule: "- keys: payment.**\n  no-live-credential: true",
            .noLiveCredential,
            keys: ["payment.**"],
            flagged: [.init(["dev": "payment.secret-key=live_sk_a1b2c3d4e5f6"])],
            accepted: [
                .init(["prod": "payment.secret-key=live_sk_a1b2c3d4e5f6"]),
                .init(["dev": "payment.secret-key=test_sk_a1b2c3d4e5f6"]),
            ]
        ),
    ]
}
