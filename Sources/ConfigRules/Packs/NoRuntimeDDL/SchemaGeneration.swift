import ConfigSets

/// What Hibernate does with the tables when a service starts, and which setting decides that.
struct SchemaGeneration {
    /// The route by which an action comes to count.
    enum Route: Hashable {
        /// `spring.jpa.hibernate.ddl-auto`
        case ddlAuto
        /// `spring.jpa.properties.hibernate.hbm2ddl.auto`, which beats the first.
        case hibernateProperty
        /// `jakarta.persistence.schema-generation.database.action`, which Hibernate asks first.
        case persistenceAction
        /// `spring.jpa.generate-ddl`: `update`, where nothing else is left to say.
        case generate
        /// Nothing is set, and the database is in the service's own memory.
        case embedded
    }

    let route: Route
    let value: EffectiveValue
    /// What is done, in Hibernate's words.
    let action: String

    static let ddlAuto = "spring.jpa.hibernate.ddl-auto"
    static let hibernateProperty = "spring.jpa.properties.hibernate.hbm2ddl.auto"
    static let persistenceActions = ["jakarta", "javax"]
        .map { "spring.jpa.properties.\($0).persistence.schema-generation.database.action" }

    /// What counts in an environment; `nil` when Hibernate leaves the tables alone, or only looks at them.
    init?(_ column: PackColumn) {
        let members = column.members(below: "spring.jpa.properties")
        let actions = ["jakarta", "javax"].compactMap { members["\($0)persistenceschemagenerationdatabaseaction"] }
        if let action = actions.first(where: { $0.changesTables }) {
            self.init(.persistenceAction, action, action.action)
            return
        }
        let property = members["hibernatehbm2ddlauto"]
        if let own = property ?? column.value(Self.ddlAuto), !own.isClear || own.action != "none" {
            guard own.changesTables else { return nil }
            self.init(property == nil ? .ddlAuto : .hibernateProperty, own, own.action)
            return
        }
        let isSaid = property != nil || column.value(Self.ddlAuto) != nil || !actions.isEmpty
        if !isSaid, let database = Self.embeddedDatabase(column), !Self.isManaged(column) {
            self.init(.embedded, database, "create-drop")
            return
        }
        // 'none' only takes Hibernate's own setting away, so what the adapter sets for generate-ddl stays.
        if let generate = column.value("spring.jpa.generate-ddl"), generate.truth == true {
            self.init(.generate, generate, "update")
            return
        }
        return nil
    }

    private init(_ route: Route, _ value: EffectiveValue, _ action: String) {
        self.route = route
        self.value = value
        self.action = action
    }

    /// The url of a database that lives in the service, where JPA is used.
    private static func embeddedDatabase(_ column: PackColumn) -> EffectiveValue? {
        guard column.hasAny(below: "spring.jpa"), let url = column.value("spring.datasource.url") else { return nil }
        return url.text.use { [":h2:mem", ":hsqldb:mem:", ":derby:"].contains(where: $0.contains) } ? url : nil
    }

    /// Whether a tool for migrations is in use, so that Spring Boot leaves the tables to it.
    private static func isManaged(_ column: PackColumn) -> Bool {
        ["spring.flyway", "spring.liquibase"]
            .contains { tool in
                column.hasAny(below: tool) && !column.isFalse("\(tool).enabled")
            }
    }
}

extension EffectiveValue {
    /// What Hibernate is told to do, in lower case; `none` when nothing is written.
    var action: String {
        let word = text.use { $0.filter { !$0.isWhitespace }.lowercased() }
        return word.isEmpty ? "none" : word
    }

    /// Whether Hibernate does more than look at the tables, as far as anybody can tell.
    var changesTables: Bool { !isClear || (action != "none" && action != "validate") }

    /// Whether the text is the one that the service gets.
    var isClear: Bool { state == .resolved }
}
