import SchemaModel

/// Puts objects into an order in which each comes after those that its text mentions.
///
/// By names alone, since no text says what a name means: an edge too many costs nothing.
struct PostgresOrder {
    private let objects: [SchemaObject]
    private let parts: PostgresMentions.Parts
    private var places: [String: [Int]] = [:]
    private var state: [Progress]
    private(set) var sorted: [SchemaObject] = []

    private enum Progress {
        case waiting
        case underWay
        case done
    }

    /// Sorts; what mentions each other in a circle is left as it stands.
    static func sorted(_ objects: some Sequence<SchemaObject>, with parts: PostgresMentions.Parts) -> [SchemaObject] {
        var order = PostgresOrder(objects, parts)
        for index in order.objects.indices { order.visit(index) }
        return order.sorted
    }

    private init(_ objects: some Sequence<SchemaObject>, _ parts: PostgresMentions.Parts) {
        self.parts = parts
        let ranked = objects.enumerated().map { (rank: Self.rank($1.kind), place: $0, object: $1) }
        self.objects = ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.object)
        state = Array(repeating: .waiting, count: self.objects.count)
        for (index, object) in self.objects.enumerated() {
            for name in PostgresMentions.names(of: object) { places[name, default: []].append(index) }
        }
    }

    private mutating func visit(_ index: Int) {
        guard state[index] == .waiting else { return }
        state[index] = .underWay
        let mentioned = Set(PostgresMentions.mentioned(by: objects[index], with: parts).flatMap { places[$0] ?? [] })
        for other in mentioned.sorted() where other != index { visit(other) }
        state[index] = .done
        sorted.append(objects[index])
    }

    /// The order of kinds where nothing is mentioned.
    private static func rank(_ kind: ObjectKind) -> Int {
        switch kind {
        case .schema: 0
        case .extensionModule: 1
        case .language, .accessMethod: 2
        case .collation, .baseType, .enumType, .domain, .compositeType, .rangeType: 3
        case .foreignDataWrapper: 4
        case .foreignServer: 5
        case .userMapping: 6
        case .sequence: 7
        case .function, .procedure: 8
        case .aggregate, .operator, .operatorFamily, .cast, .transform, .conversion: 9
        case .operatorClass, .textSearchParser, .textSearchTemplate: 10
        case .textSearchDictionary: 11
        case .textSearchConfiguration: 12
        case .table, .foreignTable, .virtualTable: 13
        case .view, .materializedView: 14
        case .statistics, .publication: 15
        case .eventTrigger, .defaultPrivileges, .database, .grant, .package, .packageBody, .event: 16
        case .column, .primaryKey, .unique, .check, .exclusion, .foreignKey, .index, .trigger, .rule, .policy: 17
        }
    }
}

/// The names that an object can be mentioned by, and those that it mentions; a routine's has a parenthesis behind it.
enum PostgresMentions {
    /// A routine's without its arguments, an operator's sign.
    static func names(of object: SchemaObject) -> [String] {
        switch object.kind {
        case .function, .procedure, .aggregate: [PostgresRoutineName(object.name).bare + "("]
        case .operator: [PostgresRoutineName(object.name).bare]
        case .operatorClass, .operatorFamily:
            [
                PostgresQuoting.plain(
                    String(object.name[..<(object.name.ranges(of: " USING ").last?.lowerBound ?? object.name.endIndex)])
                )
            ]
        // What a function says that uses one.
        case .transform: ["transform"]
        case _: [object.name]
        }
    }

    /// Which parts of an object count.
    enum Parts {
        /// Those that are made together with it.
        case ofDefinition
        /// All but foreign keys, which tables have in circles.
        case all
    }

    /// The names in what must be there before it is made.
    static func mentioned(by object: SchemaObject, with parts: Parts = .ofDefinition) -> Set<String> {
        var names: Set<String> = []
        collect(object, of: object.kind, &names)
        for part in object.parts {
            let counts = parts == .all && part.kind != .foreignKey || part.kind == .column
            guard counts || PostgresTableText.isInline(part) else { continue }
            let asks = part.kind == .policy || part.kind == .rule || part.kind == .trigger
            collect(part, of: asks ? .view : object.kind, &names)
        }
        if let namespace = object.namespace { names.insert(namespace) }
        return names
    }

    /// What a name in a text can mean.
    private enum Reading {
        /// A column's own name stands in a table's expressions: only what is called or cast to is another object.
        case expression
        /// A relation, or a routine that is called.
        case query
        /// Anything: a routine's name stands alone where an operator or a type is made of it.
        case list
    }

    /// All names in the texts of an object's attributes, but for those that are made or checked later.
    private static func collect(_ object: SchemaObject, of kind: ObjectKind, _ names: inout Set<String>) {
        for attribute in object.attributes {
            guard let reading = reading(attribute.key, kind) else { continue }
            collect(attribute.value, as: reading, &names)
        }
        switch object.kind {
        // What they are built upon stands in their names.
        case .function, .procedure, .aggregate, .operator, .cast, .transform, .userMapping:
            collect(object.name, as: .list, &names)
        case _: return
        }
    }

    /// How an attribute's text is read; `nil` for what says nothing that must be there.
    private static func reading(_ key: AttributeKey, _ kind: ObjectKind) -> Reading? {
        switch key {
        case .comment, .indexComment, .owner, .grants, .privileges, .ownedBy, .replicaIdentity, .clusteredOn, .body:
            return nil
        case .type, .partitionOf, .inherits, .ofType, .collation, .server: return .list
        case _: break
        }
        switch kind {
        // The classes of operators stand beside the columns.
        case .table where key == .columns || key == .partitionKey || key == .definition: return .query
        case .table, .foreignTable, .domain: return .expression
        case .view, .materializedView: return .query
        case _: return .list
        }
    }

    /// All names in a text, whatever they mean there.
    static func collect(_ text: String, _ names: inout Set<String>) { collect(text, as: .list, &names) }

    /// The names in a text; of its strings only those that name an object: `nextval('s'::regclass)`.
    private static func collect(_ text: String, as reading: Reading, _ names: inout Set<String>) {
        let words = PostgresWords(Array(text.utf8)).words
        for (index, word) in words.enumerated() {
            if case .string(let inner) = word {
                guard isCast(words, index), words[index + 3].identifier?.hasPrefix("reg") == true else { continue }
                collect(inner, as: .list, &names)
            }
            guard let name = word.identifier else { continue }
            let isCalled = index + 1 < words.count && words[index + 1].isSymbol("(")
            let isType = index > 1 && words[index - 1].isSymbol(":") && words[index - 2].isSymbol(":")
            let isPart = index > 0 && words[index - 1].isSymbol(".")
            if isCalled || reading == .list { names.insert(name + "(") }
            // A qualified name's last part may be the type of a cast.
            if isType || isPart || reading != .expression { names.insert(name) }
        }
    }

    /// Whether `::` and something follow.
    private static func isCast(_ words: [PostgresWords.Word], _ index: Int) -> Bool {
        index + 3 < words.count && words[index + 1].isSymbol(":") && words[index + 2].isSymbol(":")
    }
}

/// A routine's name with the types that it is known by: `f(integer, text)`; an operator's, `=== (integer, integer)`.
struct PostgresRoutineName {
    /// Without quotes.
    let bare: String
    /// With their parentheses.
    let arguments: String

    init(_ name: String) {
        var isQuoted = false
        let end = name.indices.first { index in
            if name[index] == "\"" { isQuoted.toggle() }
            return name[index] == "(" && !isQuoted
        }
        arguments = end.map { String(name[$0...]) } ?? ""
        let bare = name[..<(end ?? name.endIndex)]
        self.bare = PostgresQuoting.plain(String(bare.last == " " ? bare.dropLast() : bare))
    }
}
