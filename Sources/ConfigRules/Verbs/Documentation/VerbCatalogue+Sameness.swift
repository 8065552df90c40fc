extension VerbCatalogue {
    /// Verbs that compare environments.
    static let sameness: [VerbDocumentation] = [
        VerbDocumentation(
            .same,
            "The key has the same value in every environment.",
            reason: "What is tested in one environment and differs in the next was not tested. Values are compared as "
                + "their reader understands them: 30s and 30000 are one length of time.",
            rule: "- keys: spring.flyway.**\n  same: true",
            .same,
            keys: ["spring.flyway.**"],
            flagged: [
                .init(["dev": "spring.flyway.out-of-order=true", "prod": "spring.flyway.out-of-order=false"]),
                .init(["dev": "spring.flyway.table=history", "prod": ""]),
            ],
            accepted: [
                .init(["dev": "spring.flyway.out-of-order=no", "prod": "spring.flyway.outOfOrder=false"]),
                .init(["dev": "other=1", "prod": "other=2"]),
            ]
        ),
        VerbDocumentation(
            .equal,
            "The key has this value in every environment.",
            reason:
                "Some settings are not a matter of taste. A key that is missing is judged by its default, where the "
                + "service's metadata tells it.",
            rule: "- keys: spring.jpa.hibernate.ddl-auto\n  equal: validate",
            .equal("validate"),
            keys: ["spring.jpa.hibernate.ddl-auto"],
            flagged: [
                .init([
                    "dev": "spring.jpa.hibernate.ddl-auto=validate", "prod": "spring.jpa.hibernate.ddl-auto=update",
                ]),
                .init(["dev": "spring.jpa.hibernate.ddl-auto=validate", "prod": ""]),
            ],
            accepted: [
                .init([
                    "dev": "spring.jpa.hibernate.ddl-auto=validate", "prod": "spring.jpa.hibernate.ddlAuto=validate",
                ])
            ]
        ),
        VerbDocumentation(
            .differ,
            "The key has another value in each of the environments.",
            reason:
                "Two environments that share a database, a bucket or a secret are one. Secrets that a store keeps are "
                + "compared by the store's name for them as long as nobody asks the store.",
            rule: "- keys: \"spring.datasource.**.url\"\n  differ: [dev, prod]",
            .differ(among: ["dev", "prod"]),
            keys: ["spring.datasource.**.url"],
            flagged: [
                .init([
                    "dev": "spring.datasource.url=jdbc:mariadb://db/shop",
                    "prod": "spring.datasource.url=jdbc:mariadb://db/shop",
                ])
            ],
            accepted: [
                .init([
                    "dev": "spring.datasource.url=jdbc:mariadb://dev-db/shop",
                    "prod": "spring.datasource.url=jdbc:mariadb://prod-db/shop",
                ]),
                .init(["dev": "spring.datasource.url=jdbc:mariadb://dev-db/shop", "prod": ""]),
            ]
        ),
        VerbDocumentation(
            .allow,
            "The key may differ, for a reason that the rule gives.",
            reason:
                "Every difference that nobody allowed is a finding. The reason is for whoever reads the file next year.",
            rule: "- keys: logging.level.**\n  allow: {why: \"verbosity is per environment\"}",
            .allow(why: "verbosity is per environment"),
            keys: ["logging.level.**"],
            flagged: [],
            accepted: [.init(["dev": "logging.level.root=debug", "prod": "logging.level.root=warn"])]
        ),
        VerbDocumentation(
            .order,
            "The value is never less in a later environment of the list.",
            reason: "Production is not smaller than what its load was rehearsed on.",
            rule: "- keys: \"**.maximum-pool-size\"\n  order: [dev, stage, prod]",
            .order(["dev", "stage", "prod"]),
            keys: ["**.maximum-pool-size"],
            flagged: [
                .init([
                    "dev": "spring.datasource.hikari.maximum-pool-size=5",
                    "stage": "spring.datasource.hikari.maximum-pool-size=20",
                    "prod": "spring.datasource.hikari.maximum-pool-size=10",
                ])
            ],
            accepted: [
                .init([
                    "dev": "spring.datasource.hikari.maximum-pool-size=5",
                    "stage": "spring.datasource.hikari.maximum-pool-size=20",
                    "prod": "spring.datasource.hikari.maximum-pool-size=20",
                ])
            ]
        ),
        VerbDocumentation(
            .unique,
            "No two environments, and no two keys that match, share a value.",
            reason:
                "Two servers with one id stop replicating, and two services with one consumer group share its messages.",
            rule: "- keys: \"servers.*.server-id\"\n  unique: true",
            .unique,
            keys: ["servers.*.server-id"],
            flagged: [
                .init(["dev": "servers.a.server-id=1\nservers.b.server-id=2", "prod": "servers.a.server-id=1"]),
                .init(["dev": "servers.a.server-id=1\nservers.b.server-id=1"]),
            ],
            accepted: [.init(["dev": "servers.a.server-id=1\nservers.b.server-id=2", "prod": "servers.a.server-id=3"])]
        ),
        VerbDocumentation(
            .derive,
            "The value is a template of what the environment says about itself.",
            reason:
                "A name that follows a scheme can be checked to the letter. Fields: {name}, {token}, {account}, {region}, "
                + "{profile}, {service}, and the environment's own 'fields'.",
            rule: "- keys: app.bucket\n  derive: \"shop-{name}-{region}\"",
            .derive("shop-{name}-{region}"),
            keys: ["app.bucket"],
            flagged: [
                .init(["dev": "app.bucket=shop-dev-ap-northeast-2", "prod": "app.bucket=shop-dev-eu-west-1"])
            ],
            accepted: [
                .init(["dev": "app.bucket=shop-dev-ap-northeast-2", "prod": "app.bucket=shop-prod-eu-west-1"])
            ]
        ),
    ]
}
