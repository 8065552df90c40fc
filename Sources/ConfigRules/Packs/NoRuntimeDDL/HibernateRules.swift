import ConfigSets

/// The routes by which Hibernate changes tables when a service starts.
enum HibernateRules {
    static let all = [ddlAuto, hibernateProperty, persistenceAction, generate, embedded]

    private static let reason = """
        Tables that a service changes when it starts are in no migration, so no environment is like another and \
        nothing can be reviewed or rolled back. Let migrations change tables, and set \
        spring.jpa.hibernate.ddl-auto to 'validate'.
        """

    private static let ddlAuto = PackRule(
        code: "CFG-DDL-001",
        summary: "spring.jpa.hibernate.ddl-auto lets Hibernate change no table.",
        reason: reason,
        flagged: [
            .prod("spring.jpa.hibernate.ddl-auto=update"),
            .prod("spring.jpa.hibernate.ddl-auto=${DDL_AUTO:create-drop}"),
            .prod("spring.jpa.hibernate.ddl-auto=validate", variables: "SPRING_JPA_HIBERNATE_DDL_AUTO=update"),
            .prod("", variables: "SPRING_JPA_HIBERNATE_DDLAUTO=create"),
            .prod("", variables: "SPRING_JPA_HIBERNATE_DDL_AUTO=update"),
            .prod("orders.jpa.hibernate.ddl-auto=update"), .prod("spring.jpa.hibernate.ddl-auto=${DDL_AUTO}"),
        ],
        accepted: [
            .prod("spring.jpa.hibernate.ddl-auto=validate"),
            .prod("spring.jpa.hibernate.ddl-auto=none"),
            .prod("spring.jpa.hibernate.ddl-auto=update", variables: "SPRING_JPA_HIBERNATE_DDL_AUTO=validate"),
            .prod(
                "spring.jpa.hibernate.ddl-auto=update\nspring.jpa.properties.hibernate.hbm2ddl.auto=validate"
            ),
        ]
    ) { subject in
        subject.judgeEach { column in
            problems(column, .ddlAuto, key: SchemaGeneration.ddlAuto)
                + others(column, column.settings(ending: "ddlauto"))
        }
    }

    private static let hibernateProperty = PackRule(
        code: "CFG-DDL-002",
        summary: "hibernate.hbm2ddl.auto, which beats ddl-auto, lets Hibernate change no table.",
        reason: reason,
        flagged: [
            .prod("spring.jpa.properties.hibernate.hbm2ddl.auto=update"),
            .prod(
                "spring.jpa.hibernate.ddl-auto=validate\nspring.jpa.properties.hibernate.hbm2ddl.auto=create"
            ),
            .prod("spring.jpa.properties[hibernate.hbm2ddl.auto]=create-drop"),
            .prod("orders.jpa.properties.hibernate.hbm2ddl.auto=update"),
        ],
        accepted: [
            .prod("spring.jpa.properties.hibernate.hbm2ddl.auto=validate"),
            .prod("spring.jpa.properties.hibernate.hbm2ddl.auto=none"),
        ]
    ) { subject in
        subject.judgeEach { column in
            problems(column, .hibernateProperty, key: SchemaGeneration.hibernateProperty)
                + others(
                    column,
                    column.settings(ending: "auto", "hbm2ddlauto", "hibernatehbm2ddlauto")
                        .filter { $0.name.letters(after: 0).hasSuffix("hbm2ddlauto") }
                )
        }
    }

    private static let persistenceAction = PackRule(
        code: "CFG-DDL-003",
        summary: "The schema generation of JPA, which Hibernate asks before its own settings, changes no table.",
        reason: reason,
        flagged: [
            .prod("spring.jpa.properties.jakarta.persistence.schema-generation.database.action=update"),
            .prod("spring.jpa.properties.javax.persistence.schema-generation.database.action=drop-and-create"),
        ],
        accepted: [
            .prod("spring.jpa.properties.jakarta.persistence.schema-generation.database.action=none"),
            .prod("spring.jpa.properties.jakarta.persistence.schema-generation.scripts.action=create"),
        ]
    ) { subject in
        subject.judgeEach { problems($0, .persistenceAction, key: nil) }
    }

    private static let generate = PackRule(
        code: "CFG-DDL-004",
        summary: "spring.jpa.generate-ddl does not make Hibernate update tables.",
        reason: reason,
        flagged: [
            .prod("spring.jpa.generate-ddl=true"),
            .prod("spring.jpa.generate-ddl=true\nspring.jpa.hibernate.ddl-auto=none"),
            .prod("", variables: "SPRING_JPA_GENERATE_DDL=true"),
        ],
        accepted: [
            .prod("spring.jpa.generate-ddl=false"),
            .prod("spring.jpa.generate-ddl=true\nspring.jpa.hibernate.ddl-auto=validate"),
        ]
    ) { subject in
        subject.judgeEach { problems($0, .generate, key: "spring.jpa.generate-ddl") }
    }

    private static let embedded = PackRule(
        code: "CFG-DDL-005",
        summary: "No database lives in the service's memory, where Hibernate creates and drops tables by default.",
        reason: """
            For a database in memory, and without Flyway or Liquibase, Spring Boot sets ddl-auto to 'create-drop' by \
            itself. Name the real database, or set spring.jpa.hibernate.ddl-auto to 'validate'.
            """,
        flagged: [
            .prod("spring.datasource.url=jdbc:h2:mem:shop\nspring.jpa.open-in-view=false"),
            .prod(
                "spring.datasource.url=jdbc:hsqldb:mem:shop\nspring.jpa.show-sql=false\nspring.flyway.enabled=false"
            ),
        ],
        accepted: [
            .prod("spring.datasource.url=jdbc:h2:mem:shop\nspring.jpa.hibernate.ddl-auto=validate"),
            .prod(
                "spring.datasource.url=jdbc:h2:mem:shop\nspring.jpa.show-sql=false\nspring.flyway.locations=classpath:db"
            ),
            .prod("spring.datasource.url=jdbc:h2:tcp://db.internal/shop\nspring.jpa.show-sql=false"),
            .prod("spring.datasource.url=jdbc:h2:mem:shop"),
        ]
    ) { subject in
        subject.judgeEach { problems($0, .embedded, key: "spring.datasource.url") }
    }

    private static func problems(_ column: PackColumn, _ route: SchemaGeneration.Route, key: String?) -> [PackProblem] {
        guard let outcome = SchemaGeneration(column), outcome.route == route else { return [] }
        let what = PackProblem.consequence(of: outcome)
        switch route {
        case .embedded:
            return [
                PackProblem(outcome.value, key: key, "names a database in memory and nothing sets ddl-auto", what)
            ]
        case .generate: return [PackProblem(outcome.value, key: key, "is true and nothing stands against it", what)]
        case .ddlAuto, .hibernateProperty, .persistenceAction:
            return [PackProblem(outcome.value, key: key, "is \(outcome.value.quoted)", what)]
        }
    }

    /// The same setting of persistence units that are not Spring Boot's own.
    private static func others(_ column: PackColumn, _ settings: [PackSurvey.Setting]) -> [PackProblem] {
        let own = PropertyName("spring.jpa")
        return settings.compactMap { setting in
            let value = setting.value
            guard !setting.name.isInside(own), value.changesTables, PackProblem.isAction(value.action) else {
                return nil
            }
            return PackProblem(value, "is \(value.quoted)", PackProblem.consequence(of: value.action))
        }
    }
}

extension PackProblem {
    private static let actions: [String: String] = [
        "create": "Hibernate drops and creates every table when the service starts",
        "create-only": "Hibernate creates tables when the service starts",
        "create-drop": "Hibernate creates every table when the service starts and drops it when it stops",
        "drop-and-create": "Hibernate drops and creates every table when the service starts",
        "drop": "Hibernate drops every table when the service starts",
        "update": "Hibernate changes tables when the service starts",
        "truncate": "Hibernate empties every table when the service starts",
    ]

    /// Whether Hibernate knows a word for what to do with tables.
    static func isAction(_ word: String) -> Bool { actions[word] != nil }

    /// What comes of an outcome; an unknown value is never taken for a harmless one.
    static func consequence(of outcome: SchemaGeneration) -> String {
        guard outcome.value.isClear || outcome.route == .embedded else {
            return "nobody here knows the value, so Hibernate may change tables"
        }
        return consequence(of: outcome.action)
    }

    /// What Hibernate does when told so.
    static func consequence(of action: String) -> String {
        actions[action] ?? "Hibernate does not know this word, so the service does not start"
    }
}
