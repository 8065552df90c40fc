extension VerbCatalogue {
    /// Verbs about what environments share and supply.
    static let wiring: [VerbDocumentation] = [
        VerbDocumentation(
            .noCrossTalk,
            "No value names another environment: its name, its account or its region.",
            reason: "A production service that asks a test database is found by its customers first.",
            rule: "- no-cross-talk: true",
            .noCrossTalk,
            flagged: [
                .init(["dev": "", "prod": "db.url=jdbc:mariadb://dev-db.internal/shop"]),
                .init(["dev": "", "prod": "queue=arn:aws:sqs:eu-west-1:111122223333:orders"]),
                .init(["dev": "", "prod": "queue=arn:aws:sqs:ap-northeast-2:333344445555:orders"]),
            ],
            accepted: [
                .init(["dev": "db.url=jdbc:mariadb://dev-db/shop", "prod": "db.url=jdbc:mariadb://prod-db/shop"]),
                .init(["dev": "", "prod": "entropy=file:/dev/urandom"]),
                .init(["dev": "", "prod": "device=handheld\ntitle=for our dev community"]),
            ]
        ),
        VerbDocumentation(
            .wired,
            "Every placeholder without a default has a value, and every variable that is supplied is used.",
            reason:
                "A variable with a wrong name is there and does nothing, and the one that it should have been is missing.",
            rule: "- wired: true",
            .wired,
            flagged: [
                .init(["prod": "db.host=${DB_HOST}"]),
                .init(["prod": "db.host=${DB_HOST}"], variables: ["prod": "DB_HOST=db1\nDB_PROT=3306"]),
            ],
            accepted: [
                .init(["prod": "db.host=${DB_HOST}"], variables: ["prod": "DB_HOST=db1"]),
                .init(["prod": "db.host=db1"], variables: ["prod": "DB_HOST=db2\nSPRING_PROFILES_ACTIVE=prod\nTZ=UTC"]),
            ]
        ),
        VerbDocumentation(
            .use,
            "All rules of a pack hold.",
            reason: "'migrate explain' lists the packs and what each of their rules is for.",
            rule: "- use: spring/no-runtime-ddl",
            .use(pack: "spring/no-runtime-ddl"),
            flagged: [],
            accepted: []
        ),
    ]
}
