import ConfigSets

/// The variables of one database server as files declare them.
struct ServerVariables {
    let column: PackColumn
    /// The tree that they stand in; empty at the top of a file.
    let tree: PropertyName
    /// By the letters of the name: `binlogformat`.
    let values: [String: EffectiveValue]

    /// Variables by which a server's settings are told from those of anything else.
    private static let telling: Set = [
        "binlogformat", "logbin", "gtidmode", "gtidstrictmode", "syncbinlog", "innodbflushlogattrxcommit",
        "expirelogsdays", "binlogexpirelogsseconds", "sqlmode", "charactersetserver", "collationserver",
        "lowercasetablenames", "explicitdefaultsfortimestamp", "serverid", "innodbbufferpoolsize", "superreadonly",
    ]

    /// Every server that an environment declares.
    static func all(_ column: PackColumn) -> [ServerVariables] {
        let trees = Set(
            telling.flatMap { column.settings(ending: $0) }.filter { $0.elements.first != .word("spring") }
                .map { PropertyName(elements: $0.elements.dropLast()) }
        )
        return trees.sorted()
            .map { tree in
                let own = column.settings(below: tree).filter { $0.elements.count == tree.elements.count + 1 }
                let values = own.compactMap { setting in setting.name.lastWord.map { ($0, setting.value) } }
                return ServerVariables(
                    column: column,
                    tree: tree,
                    values: Dictionary(values, uniquingKeysWith: { first, _ in first })
                )
            }
    }

    private var words: [String] { tree.elements.compactMap(\.word) }

    /// Whether its tree says that it follows another server.
    var isReplica: Bool { words.contains { DatasourceFamily.isReplica($0) } }

    /// Whether its tree says that others follow it.
    var isPrimary: Bool { words.contains { ["primary", "master", "writer"].contains($0) } }

    /// What the variable says, in a form in which equal ones are one text.
    func form(_ variable: String) -> String? {
        guard let value = values[variable] else { return nil }
        return value.text.use { text in
            let word = text.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }.lowercased()
            switch variable {
            case "logbin": return Self.isOff(word) ? "off" : "on"
            case "sqlmode": return word.split(separator: ",").sorted().joined(separator: ",")
            case "maxallowedpacket": return ValueType.foreign(.size, .mariaDB).canonical(word) ?? word
            case "transactionisolation", "txisolation": return word.filter { $0 != "-" && $0 != "_" }
            case _:
                let truth = ["on": "1", "true": "1", "yes": "1", "off": "0", "false": "0", "no": "0"]
                return truth[word] ?? word
            }
        }
    }

    /// Whether a variable is declared and on.
    func isOn(_ variable: String) -> Bool { form(variable) == "1" || (variable == "logbin" && form(variable) == "on") }

    static func isOff(_ word: String) -> Bool { ["off", "0", "false", "no"].contains(word) }
}
