import Database
import SchemaModel

// Views, stored programs and sequences, each as it is made anew.
extension MariaDBWriting {
    /// Makes a view, or replaces one: it holds no data.
    func view(_ view: SchemaObject, _ people: MariaDBPeople) -> String {
        var words = ["CREATE OR REPLACE"]
        if let algorithm = view[.algorithm] { words.append("ALGORITHM=\(algorithm)") }
        words += people.definer(of: view, self)
        if let security = view[.security] { words.append("SQL SECURITY \(security)") }
        words.append("VIEW \(name(view.name))")
        if let columns = view[.columns] { words.append("(\(columns))") }
        words.append("AS \(view[.definition] ?? "")")
        if let option = view[.checkOption] { words.append("WITH \(option) CHECK OPTION") }
        return words.joined(separator: " ")
    }

    /// Makes a stored program that has no table, or replaces one; MySQL wants it dropped before.
    func program(_ program: SchemaObject, _ people: MariaDBPeople) -> String {
        let head = [isMariaDB ? "CREATE OR REPLACE" : "CREATE"] + people.definer(of: program, self)
        return switch program.kind {
        case .event: (head + event(program)).joined(separator: " ")
        case _: (head + routine(program)).joined(separator: " ")
        }
    }

    private func routine(_ routine: SchemaObject) -> [String] {
        let isOracle = isOracle(routine)
        let kind = [routine[.type], routine.kind.rawValue.uppercased()].compactMap(\.self).joined(separator: " ")
        var words = ["\(kind) \(name(routine.name))"]
        switch routine.kind {
        case .procedure, .function:
            let arguments = routine[.arguments] ?? ""
            if isOracle {
                if !arguments.isEmpty { words.append("(\(oracleArguments(arguments)))") }
            } else {
                words.append("(\(arguments))")
            }
        case _: break
        }
        if let returns = routine[.returns] { words.append("\(isOracle ? "RETURN" : "RETURNS") \(returns)") }
        if routine[.deterministic] != nil { words.append("DETERMINISTIC") }
        if let access = routine[.dataAccess] { words.append(access) }
        if let security = routine[.security] { words.append("SQL SECURITY \(security)") }
        if let comment = routine[.comment] { words.append("COMMENT \(literal(comment))") }
        return words + [routine[.body] ?? ""]
    }

    /// Whether a program is written in Oracle's way, where a mode follows its argument.
    private func isOracle(_ program: SchemaObject) -> Bool {
        (program[.sqlMode] ?? "").split(separator: ",").contains("ORACLE")
    }

    private func oracleArguments(_ arguments: String) -> String {
        Self.entries(arguments)
            .map { argument in
                for mode in ["INOUT", "OUT", "IN"] where argument.hasPrefix(mode + " `") {
                    let rest = argument.dropFirst(mode.count + 1)
                    guard let end = rest.dropFirst().firstIndex(of: "`") else { continue }
                    return "\(rest[...end]) \(mode)\(rest[rest.index(after: end)...])"
                }
                return argument
            }
            .joined(separator: ", ")
    }

    private func event(_ event: SchemaObject) -> [String] {
        var words = ["EVENT \(name(event.name)) ON SCHEDULE \(schedule(event[.schedule] ?? ""))"]
        if let starts = event[.starts] { words.append("STARTS \(moment(starts))") }
        if let ends = event[.ends] { words.append("ENDS \(moment(ends))") }
        if let completion = event[.onCompletion] { words.append("ON COMPLETION \(completion)") }
        switch event[.enabled] {
        case nil: break
        case "DISABLED": words.append("DISABLE")
        case _: words.append("DISABLE ON SLAVE")
        }
        if let comment = event[.comment] { words.append("COMMENT \(literal(comment))") }
        return words + ["DO \(event[.body] ?? "")"]
    }

    /// `EVERY 1:30 HOUR_MINUTE` wants quotes around what is no whole number.
    private func schedule(_ schedule: String) -> String {
        let words = schedule.split(separator: " ")
        guard words.first == "EVERY", let unit = words.last, words.count > 2 else { return schedule }
        let interval = words[1..<(words.count - 1)].joined(separator: " ")
        let isPlain = interval.allSatisfy { $0.isWholeNumber } || interval.hasPrefix("'")
        return "EVERY \(isPlain ? interval : literal(interval)) \(unit)"
    }

    /// A date and time or, where only that was chosen, a time of day.
    private func moment(_ text: String) -> String {
        text.contains("-") ? literal(text) : "CURRENT_DATE + INTERVAL \(literal(text)) HOUR_SECOND"
    }

    /// Makes a trigger, or replaces one, as the last of its moment.
    func trigger(_ trigger: SchemaObject, on table: String, _ people: MariaDBPeople) -> String {
        let head = [isMariaDB ? "CREATE OR REPLACE" : "CREATE"] + people.definer(of: trigger, self)
        let words = [
            "TRIGGER \(name(trigger.name)) \(trigger[.timing] ?? "") \(trigger[.events] ?? "")",
            "ON \(name(table)) FOR EACH ROW", trigger[.body] ?? "",
        ]
        return (head + words).joined(separator: " ")
    }

    /// Everything is written out, since some values follow from others where they are left out.
    func sequence(_ sequence: SchemaObject) -> String {
        var words = ["CREATE SEQUENCE IF NOT EXISTS \(name(sequence.name))"]
        if let type = sequence[.type] { words.append("AS \(type)") }
        words += sequenceValues(sequence) + ["ENGINE=\(sequence[.engine] ?? "InnoDB")"]
        if let comment = sequence[.comment] { words.append("COMMENT=\(literal(comment))") }
        return words.joined(separator: " ")
    }

    /// What it has given out stays as it is, unless that is outside of its new bounds: then it starts again.
    func sequence(_ goal: MariaDBGoal) -> [SchemaStatement] {
        let (actual, wanted) = (goal.actual, goal.wanted)
        var statements: [SchemaStatement] = []
        if sequenceValues(actual) != sequenceValues(wanted) || actual[.type] != wanted[.type] {
            let type = actual[.type] == wanted[.type] ? [] : ["AS \(wanted[.type] ?? "bigint")"]
            let bounds = (from: Self.bounds(actual), to: Self.bounds(wanted))
            let isNarrower = !bounds.to.contains(bounds.from.lowerBound) || !bounds.to.contains(bounds.from.upperBound)
            let words = ["ALTER SEQUENCE IF EXISTS \(name(wanted.name))"] + type + sequenceValues(wanted)
            let restart = isNarrower ? " RESTART" : ""
            statements.append(SchemaStatement(words.joined(separator: " ") + restart, isDestructive: isNarrower))
        }
        let options = options(of: wanted, instead: actual)
        if !options.isEmpty {
            statements.append(SchemaStatement("ALTER TABLE \(name(wanted.name)) \(options.joined(separator: ", "))"))
        }
        return statements
    }

    private static func bounds(_ sequence: SchemaObject) -> ClosedRange<Double> {
        let lowest = sequence[.minimum].flatMap { Double($0) } ?? 1
        return lowest...max(lowest, sequence[.maximum].flatMap { Double($0) } ?? Double(Int64.max))
    }

    private func sequenceValues(_ sequence: SchemaObject) -> [String] {
        let cache = sequence[.cache] ?? "1000"
        return [
            "START WITH \(sequence[.start] ?? "1")", "MINVALUE \(sequence[.minimum] ?? "1")",
            "MAXVALUE \(sequence[.maximum] ?? "9223372036854775806")", "INCREMENT BY \(sequence[.increment] ?? "1")",
            cache == "0" ? "NOCACHE" : "CACHE \(cache)", sequence[.cycle] == nil ? "NOCYCLE" : "CYCLE",
        ]
    }

    /// A list cut at its commas, but for those in parentheses and quotes.
    static func entries(_ list: String) -> [String] {
        var entries = [""]
        var depth = 0
        var quote: Character?
        for character in list {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "`" {
                quote = character
            } else if character == "(" {
                depth += 1
            } else if character == ")" {
                depth -= 1
            } else if character == ",", depth == 0 {
                entries.append("")
                continue
            }
            entries[entries.count - 1].append(character)
        }
        return entries.map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
    }
}

/// Who runs the migrations on either side: what such an account makes needs no word about its definer.
struct MariaDBPeople {
    let migrators: Set<String>

    func definer(of object: SchemaObject, _ writing: MariaDBWriting) -> [String] {
        guard let definer = object[.definer], !migrators.contains(definer) else { return [] }
        return ["DEFINER=\(writing.account(definer))"]
    }
}

// Rights.
extension MariaDBWriting {
    /// What gives and takes rights, so that those of `wanted` hold in place of those of `actual`.
    func grants(of wanted: SchemaObject, insteadOf actual: SchemaObject?) -> [SchemaStatement] {
        let had = Self.entries(actual?[.privileges] ?? "")
        let wants = Self.entries(wanted[.privileges] ?? "")
        return revocation(had.filter { !wants.contains($0) }, from: wanted)
            + grant(wants.filter { !had.contains($0) }, to: wanted)
    }

    /// What takes all rights that an object stands for.
    func revocation(of grant: SchemaObject) -> [SchemaStatement] {
        revocation(Self.entries(grant[.privileges] ?? ""), from: grant)
    }

    private func grant(_ privileges: [String], to grant: SchemaObject) -> [SchemaStatement] {
        guard !privileges.isEmpty else { return [] }
        let named = privileges.filter { $0 != "GRANT OPTION" }
        let option = named.count == privileges.count ? "" : " WITH GRANT OPTION"
        let list = named.isEmpty ? "USAGE" : named.joined(separator: ", ")
        return [
            SchemaStatement(
                "GRANT \(list) ON \(grant[.target] ?? "*") TO \(account(grant[.roles] ?? ""))\(option)"
            )
        ]
    }

    private func revocation(_ privileges: [String], from grant: SchemaObject) -> [SchemaStatement] {
        guard !privileges.isEmpty else { return [] }
        let text =
            "REVOKE \(privileges.joined(separator: ", ")) ON \(grant[.target] ?? "*") "
            + "FROM \(account(grant[.roles] ?? ""))"
        guard isMariaDB else { return [SchemaStatement(text, isDestructive: true)] }
        // The server refuses to take what nobody has, and knows no IF EXISTS here.
        let block = "BEGIN NOT ATOMIC\n  DECLARE CONTINUE HANDLER FOR 1141, 1147, 1403 BEGIN END;\n  \(text);\nEND"
        return [SchemaStatement(block, isDestructive: true)]
    }
}
