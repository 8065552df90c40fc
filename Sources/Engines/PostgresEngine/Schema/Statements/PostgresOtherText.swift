import SchemaModel

/// The text of what a schema holds besides relations, types and routines.
enum PostgresOtherText {
    /// The statement that makes an object, unless there is one of its name; `nil` for kinds that PostgreSQL has not.
    static func creation(of object: SchemaObject) -> String? {
        let words = "CREATE \(PostgresTarget.words(object))"
        let definition = object[.definition] ?? ""
        switch object.kind {
        case .extensionModule: return extensionModule(object)
        case .aggregate: return aggregate(object)
        case .eventTrigger: return eventTrigger(words, object)
        case .publication: return publication(words, object)
        case .statistics: return statistics(object)
        case .language: return language(object)
        case .accessMethod:
            return PostgresWriting.unlessThere("\(words) TYPE \(object[.type] ?? "") HANDLER \(object[.handler] ?? "")")
        case .operator:
            return PostgresWriting.unlessThere(
                "CREATE OPERATOR \(operatorName(object)) (\(definition))",
                "duplicate_function OR duplicate_object"
            )
        case .operatorClass:
            return PostgresWriting.unlessThere("CREATE OPERATOR CLASS \(className(object)) \(definition)")
        case .operatorFamily: return operatorFamily(object)
        case .cast: return PostgresWriting.unlessThere("CREATE CAST (\(object.name)) \(definition)")
        case .transform: return "CREATE OR REPLACE TRANSFORM \(object.name) (\(definition))"
        case .collation: return collation(object)
        case .conversion:
            let isDefault = definition.hasPrefix("DEFAULT ")
            let text =
                "\(isDefault ? "DEFAULT " : "")CONVERSION \(object.reference) \(isDefault ? String(definition.dropFirst(8)) : definition)"
            return PostgresWriting.unlessThere("CREATE \(text)")
        case .textSearchConfiguration:
            let text = "\(words) (PARSER = \(object[.parser] ?? "pg_catalog.\"default\""))"
            return PostgresWriting.unlessThere(text, "unique_violation OR duplicate_object")
        case .textSearchDictionary, .textSearchParser, .textSearchTemplate:
            return PostgresWriting.unlessThere("\(words) (\(definition))", "unique_violation OR duplicate_object")
        case .foreignDataWrapper, .foreignServer, .userMapping: return foreign(words, object)
        case _: return nil
        }
    }

    private static func extensionModule(_ object: SchemaObject) -> String {
        var text = "CREATE EXTENSION IF NOT EXISTS \(object.reference)"
        if let schema = object[.schema] { text += " SCHEMA \(schema)" }
        return object[.version].map { "\(text) VERSION \(PostgresWriting.text($0))" } ?? text
    }

    private static func aggregate(_ object: SchemaObject) -> String {
        let name = PostgresWriting.name(object.namespace, PostgresRoutineName(object.name).bare)
        let parallel = object[.parallel].map { ", PARALLEL = \($0)" } ?? ""
        return
            "CREATE OR REPLACE AGGREGATE \(name)(\(object[.arguments] ?? "*")) (\(object[.definition] ?? "")\(parallel))"
    }

    private static func eventTrigger(_ words: String, _ object: SchemaObject) -> String {
        let tags = object[.condition].map { " WHEN TAG IN (\($0))" } ?? ""
        return PostgresWriting.unlessThere(
            "\(words) ON \(object[.events] ?? "")\(tags) EXECUTE FUNCTION \(object[.function] ?? "")"
        )
    }

    private static func publication(_ words: String, _ object: SchemaObject) -> String {
        var options: [String] = []
        if let publishes = object[.publishes] { options.append("publish = \(PostgresWriting.text(publishes))") }
        if let option = object[.options] { options.append("\(option) = true") }
        let target = object[.target].map { " FOR \(publicationTarget($0))" } ?? ""
        let end = options.isEmpty ? "" : " WITH (\(options.joined(separator: ", ")))"
        return PostgresWriting.unlessThere(words + target + end)
    }

    /// Before 15 the word TABLE stands once.
    static func publicationTarget(_ target: String) -> String {
        let items = PostgresWriting.elements(target)
        guard items.allSatisfy({ $0.hasPrefix("TABLE ") }) else { return target }
        return "TABLE " + items.map { String($0.dropFirst("TABLE ".count)) }.joined(separator: ", ")
    }

    private static func statistics(_ object: SchemaObject) -> String {
        let kinds = object[.members].map { " (\($0))" } ?? ""
        return "CREATE STATISTICS IF NOT EXISTS \(object.reference)\(kinds) ON \(object[.columns] ?? "") "
            + "FROM \(object[.target] ?? "")"
    }

    private static func language(_ object: SchemaObject) -> String {
        var text = "CREATE OR REPLACE \(object[.security] == nil ? "" : "TRUSTED ")LANGUAGE \(object.reference)"
        if let handler = object[.handler] { text += " HANDLER \(handler)" }
        if let function = object[.function] { text += " INLINE \(function)" }
        return object[.validator].map { "\(text) VALIDATOR \($0)" } ?? text
    }

    private static func collation(_ object: SchemaObject) -> String {
        var parts = object[.provider].map { ["PROVIDER = \($0)"] } ?? []
        if let definition = object[.definition] { parts.append(definition) }
        if object[.deterministic] != nil { parts.append("DETERMINISTIC = false") }
        return "CREATE COLLATION IF NOT EXISTS \(object.reference) (\(parts.joined(separator: ", ")))"
    }

    private static func foreign(_ words: String, _ object: SchemaObject) -> String {
        let options = object[.options].map { " OPTIONS (\($0))" } ?? ""
        switch object.kind {
        case .foreignServer:
            let type = object[.type].map { " TYPE \($0)" } ?? ""
            let version = object[.version].map { " VERSION \($0)" } ?? ""
            return "CREATE SERVER IF NOT EXISTS \(object.reference)\(type)\(version) FOREIGN DATA WRAPPER "
                + "\(object[.module] ?? "")\(options)"
        case .userMapping: return "CREATE USER MAPPING IF NOT EXISTS \(userMapping(object.name))"
        case _:
            let handler = object[.handler].map { " HANDLER \($0)" } ?? ""
            let validator = object[.validator].map { " VALIDATOR \($0)" } ?? ""
            return PostgresWriting.unlessThere("\(words)\(handler)\(validator)\(options)")
        }
    }

    /// `FOR role SERVER server`, from `server for role`.
    static func userMapping(_ name: String) -> String {
        guard let middle = name.firstRange(of: " for ") else { return name }
        return "FOR \(name[middle.upperBound...]) SERVER \(name[..<middle.lowerBound])"
    }

    /// The sign with its schema; the name holds the types too.
    private static func operatorName(_ object: SchemaObject) -> String {
        let sign = object.name.prefix { $0 != " " }
        return object.namespace.map { PostgresWriting.name($0) + "." + sign } ?? String(sign)
    }

    /// The name of an operator class, which is told apart by its access method.
    private static func className(_ object: SchemaObject) -> String {
        let end = object.name.ranges(of: " USING ").last?.lowerBound ?? object.name.endIndex
        return (object.namespace.map { PostgresWriting.name($0) + "." } ?? "") + object.name[..<end]
    }

    private static func operatorFamily(_ object: SchemaObject) -> String {
        PostgresWriting.unlessThere("CREATE \(PostgresTarget.words(object))")
    }
}
