import SchemaModel

extension PostgresOtherText {
    /// Changes a fact in place; `nil` when the object has to be made anew.
    static func alter(
        _ object: SchemaObject,
        _ words: String,
        _ change: PostgresAlteration.Change
    ) -> PostgresAlteration.Drafts? {
        let value = change.expected
        switch (object.kind, change.key) {
        case (.function, _), (.procedure, _), (.aggregate, _): return routine(object, change)
        case (.extensionModule, .version):
            return PostgresAlteration.Drafts(value.map { ["\(words) UPDATE TO \(PostgresWriting.text($0))"] } ?? [])
        case (.extensionModule, .schema):
            return PostgresAlteration.Drafts("\(words) SET SCHEMA \(value ?? PostgresWriting.homeName)")
        case (.eventTrigger, .enabled): return PostgresAlteration.Drafts("\(words) \(PostgresHookText.enabling(value))")
        case (.publication, .target):
            guard let value, change.found != nil, value != "ALL TABLES", change.found != "ALL TABLES" else {
                return nil
            }
            return PostgresAlteration.Drafts("\(words) SET \(publicationTarget(value))")
        case (.publication, .publishes):
            return PostgresAlteration.Drafts(
                "\(words) SET (publish = \(PostgresWriting.text(value ?? "insert, update, delete, truncate")))"
            )
        case (.publication, .options):
            return PostgresAlteration.Drafts("\(words) SET (publish_via_partition_root = \(value != nil))")
        case (.statistics, .statisticsTarget):
            return PostgresAlteration.Drafts("\(words) SET STATISTICS \(value ?? "-1")")
        case (.foreignDataWrapper, .handler):
            return PostgresAlteration.Drafts("\(words) \(value.map { "HANDLER \($0)" } ?? "NO HANDLER")")
        case (.foreignDataWrapper, .validator):
            return PostgresAlteration.Drafts("\(words) \(value.map { "VALIDATOR \($0)" } ?? "NO VALIDATOR")")
        case (.foreignDataWrapper, .options), (.foreignServer, .options):
            return PostgresAlteration.foreignOptions(words, change)
        case (.foreignServer, .version): return PostgresAlteration.Drafts("\(words) VERSION \(value ?? "NULL")")
        case (.textSearchConfiguration, .definition): return mappings(words, change)
        case (.textSearchDictionary, .definition): return dictionary(words, change)
        case (.operatorFamily, .definition): return family(words, change)
        case (.operator, .definition): return properties(words, change, ["RESTRICT", "JOIN"])
        case (.baseType, .definition):
            return properties(
                words,
                change,
                ["RECEIVE", "SEND", "TYPMOD_IN", "TYPMOD_OUT", "ANALYZE", "SUBSCRIPT", "STORAGE"]
            )
        case _: return nil
        }
    }

    /// Those of an object's properties that can be set later; `nil` when another one differs.
    private static func properties(
        _ words: String,
        _ change: PostgresAlteration.Change,
        _ settable: Set<String>
    ) -> PostgresAlteration.Drafts? {
        let (old, new) = (PostgresWriting.elements(change.found), PostgresWriting.elements(change.expected))
        let name = { (property: String) in String(property.prefix { $0 != " " }) }
        let gained = new.filter { !old.contains($0) }
        let names = Set(new.map(name))
        let lost = old.map(name).filter { !names.contains($0) }.map { "\($0) = NONE" }
        let properties = gained.map(PostgresTypeText.properties) + lost
        guard !properties.isEmpty, properties.allSatisfy({ settable.contains(name($0)) }) else { return nil }
        return PostgresAlteration.Drafts("\(words) SET (\(properties.joined(separator: ", ")))")
    }

    /// What is added to an operator family besides its classes.
    private static func family(_ words: String, _ change: PostgresAlteration.Change) -> PostgresAlteration.Drafts {
        let (old, new) = (PostgresWriting.elements(change.found), PostgresWriting.elements(change.expected))
        let lost = old.filter { !new.contains($0) }
            .compactMap { member -> String? in
                guard let open = member.firstIndex(of: "("), let close = member.firstIndex(of: ")") else { return nil }
                let number = member[..<open].split(separator: " ").prefix(2).joined(separator: " ")
                return "\(words) DROP \(number) \(member[open...close])"
            }
        let gained = new.filter { !old.contains($0) }.map { "\(words) ADD \($0)" }
        return PostgresAlteration.Drafts(
            lost.map { PostgresWriting.unlessThere($0, "undefined_object") }
                + gained.map { PostgresWriting.unlessThere($0) }
        )
    }

    /// A routine takes another's place as long as its callers see no difference.
    private static func routine(
        _ routine: SchemaObject,
        _ change: PostgresAlteration.Change
    ) -> PostgresAlteration.Drafts? {
        switch change.key {
        case .returns, .arguments: return nil
        case .definition where routine.kind == .aggregate:
            return creation(of: routine).map { PostgresAlteration.Drafts($0) }
        case _:
            let text =
                routine.kind == .aggregate ? creation(of: routine) ?? "" : PostgresRoutineText.creation(of: routine)
            return PostgresAlteration.Drafts([text] + PostgresRoutineText.homeSettings(of: routine))
        }
    }

    /// The mappings of a configuration, one a line.
    static func mappings(_ words: String, _ change: PostgresAlteration.Change) -> PostgresAlteration.Drafts {
        let lines = { (text: String?) in (text ?? "").split(separator: "\n").map(String.init) }
        let (old, new) = (lines(change.found), lines(change.expected))
        let token = { (line: String) in line.prefix { $0 != " " } }
        let lost = old.filter { !new.contains($0) }.map { "\(words) DROP MAPPING IF EXISTS FOR \(token($0))" }
        let gained = new.filter { !old.contains($0) }
            .flatMap { ["\(words) DROP MAPPING IF EXISTS FOR \(token($0))", "\(words) ADD MAPPING FOR \($0)"] }
        return PostgresAlteration.Drafts(lost + gained)
    }

    /// The options of a dictionary, as long as its template stays.
    private static func dictionary(
        _ words: String,
        _ change: PostgresAlteration.Change
    ) -> PostgresAlteration.Drafts? {
        let (old, new) = (PostgresWriting.elements(change.found), PostgresWriting.elements(change.expected))
        guard let template = new.first, old.first == template else { return nil }
        let name = { (option: String) in String(option.prefix { $0 != " " && $0 != "=" }) }
        let names = Set(new.map(name))
        let options = new.dropFirst().filter { !old.contains($0) } + old.map(name).filter { !names.contains($0) }
        return PostgresAlteration.Drafts("\(words) (\(options.joined(separator: ", ")))")
    }
}
