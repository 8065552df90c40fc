import SchemaModel

/// The text of functions and procedures.
enum PostgresRoutineText {
    /// The statement that makes a routine, in the place of one with the same arguments.
    static func creation(of routine: SchemaObject) -> String {
        let isProcedure = routine.kind == .procedure
        let name = PostgresWriting.name(routine.namespace, PostgresRoutineName(routine.name).bare)
        var text = "CREATE OR REPLACE \(isProcedure ? "PROCEDURE" : "FUNCTION") \(name)"
        text += "(\(routine[.arguments] ?? ""))"
        if let returns = routine[.returns], !isProcedure { text += "\n RETURNS \(returns)" }
        text += "\n LANGUAGE \(routine[.language] ?? "sql")"
        let options = properties.compactMap { key in routine[key].map { " " + property(key, $0) } }
        text += options.joined()
        for setting in settings(routine) { text += "\n SET \(setting)" }
        if let definition = routine[.definition] { return "\(text)\n\(definition)" }
        let body = dollarQuoted(routine[.body] ?? "")
        return "\(text)\nAS \(routine[.module].map { PostgresWriting.text($0) + ", " } ?? "")\(body)"
    }

    private static let properties: [AttributeKey] = [
        .options, .volatility, .strictness, .leakproof, .security, .parallel, .cost, .rows, .support,
    ]

    private static func property(_ key: AttributeKey, _ value: String) -> String {
        switch key {
        case .strictness: "STRICT"
        case .leakproof: "LEAKPROOF"
        case .security: "SECURITY DEFINER"
        case .parallel: "PARALLEL \(value)"
        case .cost: "COST \(value)"
        case .rows: "ROWS \(value)"
        case .support: "SUPPORT \(value)"
        case _: value
        }
    }

    /// The settings that name no schema by a word of ours, as SQL.
    private static func settings(_ routine: SchemaObject) -> [String] {
        (routine[.settings] ?? "").split(separator: "\n").map(String.init)
            .filter { !$0.contains(homeName) }.compactMap(setting)
    }

    /// The word that stands for the home schema.
    static let homeName = "(home)"

    private static func setting(_ line: String) -> String? {
        guard let sign = line.firstIndex(of: "=") else { return nil }
        let (name, value) = (String(line[..<sign]), String(line[line.index(after: sign)...]))
        guard lists.contains(name.lowercased()) else {
            return "\(PostgresWriting.name(name)) TO \(PostgresWriting.text(value))"
        }
        let elements = PostgresWriting.elements(value).map { PostgresWriting.text(PostgresQuoting.plain($0)) }
        return "\(name) TO \(elements.isEmpty ? "''" : elements.joined(separator: ", "))"
    }

    /// Settings whose value is a list of names.
    private static let lists: Set = [
        "search_path", "temp_tablespaces", "local_preload_libraries", "session_preload_libraries",
        "shared_preload_libraries", "unix_socket_directories",
    ]

    /// What sets a path with the home schema, which has another name in every database.
    static func homeSettings(of routine: SchemaObject) -> [String] {
        (routine[.settings] ?? "").split(separator: "\n").map(String.init).filter { $0.contains(homeName) }
            .compactMap { line in
                guard let sign = line.firstIndex(of: "=") else { return nil }
                let elements = PostgresWriting.elements(String(line[line.index(after: sign)...]))
                    .map { PostgresWriting.name(PostgresQuoting.plain($0)) }
                return
                    "ALTER \(PostgresTarget.words(routine)) SET \(line[..<sign]) TO \(elements.joined(separator: ", "))"
            }
    }

    private static func dollarQuoted(_ body: String) -> String {
        var tag = ""
        while body.contains("$\(tag)$") || (body + "$").hasSuffix("$\(tag)$") && body.hasSuffix("$\(tag)") {
            tag += tag.isEmpty ? "body" : "_"
        }
        return "$\(tag)$\(body)$\(tag)$"
    }
}
