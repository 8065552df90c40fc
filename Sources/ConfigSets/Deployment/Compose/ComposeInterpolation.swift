import Findings

/// Replaces `$NAME` and `${NAME…}` in the values of a compose file; what holds a secret becomes one.
struct ComposeInterpolation {
    private let variables: [String: ConfigText]
    /// What nobody has set, each with the place that names it.
    private(set) var missing: [(name: String, location: SourceLocation)] = []

    private static let depthMax = 20
    /// One value cannot be longer.
    private static let bytesMax = 4 << 20

    init(variables: [String: ConfigText]) { self.variables = variables }

    /// The whole tree with every value replaced; keys stay as they are.
    mutating func replace(in node: DeploymentNode) throws(ConfigFileError) -> DeploymentNode {
        var result = node
        switch node.content {
        case .null, .literal: break
        case .text(let text): result.content = .text(try replace(in: text, at: node.location))
        case .list(let items):
            var replaced: [DeploymentNode] = []
            for item in items { replaced.append(try replace(in: item)) }
            result.content = .list(replaced)
        case .table(var members):
            for place in members.indices { members[place].value = try replace(in: members[place].value) }
            result.content = .table(members)
        }
        return result
    }

    /// A value while it is put together.
    private struct Piece {
        var bytes: [UInt8] = []
        var isSecret = false

        mutating func append(_ text: ConfigText) {
            text.use { bytes += $0.utf8 }
            isSecret = isSecret || text.isSecret
        }
    }

    private mutating func replace(
        in text: ConfigText,
        at location: SourceLocation
    ) throws(ConfigFileError) -> ConfigText {
        let bytes = text.use { Array($0.utf8) }
        guard bytes.contains(UInt8(ascii: "$")) else { return text }
        let piece = try expand(bytes[...], at: location, depth: 0)
        let result = ConfigText.plain(String(decoding: piece.bytes, as: UTF8.self))
        return piece.isSecret || text.isSecret ? result.hidden : result
    }

    private mutating func expand(
        _ bytes: ArraySlice<UInt8>,
        at location: SourceLocation,
        depth: Int
    ) throws(ConfigFileError) -> Piece {
        guard depth < Self.depthMax else {
            throw ConfigFileError("Variables are nested more than \(Self.depthMax) deep here.", at: location)
        }
        var piece = Piece()
        var rest = bytes
        while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
            piece.bytes += rest[..<dollar]
            rest = rest[(dollar + 1)...]
            switch rest.first {
            case UInt8(ascii: "$"):
                piece.bytes.append(UInt8(ascii: "$"))
                rest = rest.dropFirst()
            case UInt8(ascii: "{"):
                guard let close = Self.closing(rest) else { throw Self.invalid(at: location) }
                let inner = try value(of: rest[(rest.startIndex + 1)..<close], at: location, depth: depth)
                piece.bytes += inner.bytes
                piece.isSecret = piece.isSecret || inner.isSecret
                rest = rest[(close + 1)...]
            case let first? where Self.beginsName(first):
                let name = rest.prefix(while: Self.isNamePart)
                rest = rest[name.endIndex...]
                if let value = plain(name, at: location) { piece.append(value) }
            case _: throw Self.invalid(at: location)
            }
            guard piece.bytes.count <= Self.bytesMax else {
                throw ConfigFileError("This value is longer than \(Self.bytesMax) bytes.", at: location)
            }
        }
        piece.bytes += rest
        return piece
    }

    private static func beginsName(_ byte: UInt8) -> Bool { isNamePart(byte) && !(0x30...0x39).contains(byte) }

    private static func isNamePart(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "_") || byte.uniform != nil }

    private static func invalid(at location: SourceLocation) -> ConfigFileError {
        ConfigFileError(
            "This value holds a '$' that begins no variable, so compose refuses the file.",
            at: location,
            advice: "Write '$$' for a dollar sign."
        )
    }

    /// The brace that closes the one here.
    private static func closing(_ bytes: ArraySlice<UInt8>) -> Int? {
        var depth = 0
        var previous = UInt8(ascii: "$")
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "{"), previous == UInt8(ascii: "$") { depth += 1 }
            if bytes[index] == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return index }
            }
            previous = bytes[index]
        }
        return nil
    }

    private mutating func plain(_ name: ArraySlice<UInt8>, at location: SourceLocation) -> ConfigText? {
        let name = String(decoding: name, as: UTF8.self)
        if let value = variables[name] { return value }
        missing.append((name, location))
        return nil
    }

    /// What stands between braces: a name, or a name, an operator and a word.
    private mutating func value(
        of inner: ArraySlice<UInt8>,
        at location: SourceLocation,
        depth: Int
    ) throws(ConfigFileError) -> Piece {
        let name = inner.prefix(while: Self.isNamePart)
        guard let first = name.first, Self.beginsName(first) else { throw Self.invalid(at: location) }
        var word = inner[name.endIndex...]
        var piece = Piece()
        if word.isEmpty {
            if let value = plain(name, at: location) { piece.append(value) }
            return piece
        }
        let countsEmpty = word.first == UInt8(ascii: ":")
        if countsEmpty { word = word.dropFirst() }
        let value = variables[String(decoding: name, as: UTF8.self)]
        let isThere = value.map { !countsEmpty || !$0.use(\.isEmpty) } ?? false
        let sign = word.popFirst()
        switch sign {
        case UInt8(ascii: "-") where !isThere, UInt8(ascii: "+") where isThere:
            return try expand(word, at: location, depth: depth + 1)
        case UInt8(ascii: "?") where !isThere:
            throw ConfigFileError(
                "The variable \(String(decoding: name, as: UTF8.self)) is required here and not set.",
                at: location
            )
        case UInt8(ascii: "-"), UInt8(ascii: "?"): if let value { piece.append(value) }
        case UInt8(ascii: "+"): break
        case _: throw Self.invalid(at: location)
        }
        return piece
    }
}
