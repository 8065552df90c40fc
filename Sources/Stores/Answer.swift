import FoundationEssentials
import Secrets

/// The JSON answer of a server, which may hold secrets.
enum Answer: Decodable, Sendable {
    case object([String: Answer])
    case list([Answer])
    case text(Secret)
    case number(Secret)
    case flag(Bool)
    case null

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: Member.self) {
            var object: [String: Answer] = [:]
            for key in members.allKeys { object[key.stringValue] = try members.decode(Answer.self, forKey: key) }
            self = .object(object)
        } else if let list = try? decoder.unkeyedContainer() {
            self = try Self.list(of: list)
        } else {
            self = try Self.scalar(of: try decoder.singleValueContainer())
        }
    }

    private static func list(of container: any UnkeyedDecodingContainer) throws -> Answer {
        var container = container
        var items: [Answer] = []
        while !container.isAtEnd { items.append(try container.decode(Answer.self)) }
        return .list(items)
    }

    private static func scalar(of container: any SingleValueDecodingContainer) throws -> Answer {
        if container.decodeNil() { return .null }
        if let flag = try? container.decode(Bool.self) { return .flag(flag) }
        if let text = try? container.decode(String.self) { return .text(Secret(text)) }
        if let number = try? container.decode(Int64.self) { return .number(Secret(String(number))) }
        return .number(Secret("\(try container.decode(Decimal.self))"))
    }

    private struct Member: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Reads a whole body; `nil` when it is not JSON to its end.
    init?(_ bytes: [UInt8]) {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)) else { return nil }
        self = answer
    }
}

extension Answer {
    /// A member of an object; `nil` for one that is not there or is null.
    subscript(_ name: String) -> Answer? {
        guard case .object(let members) = self, let member = members[name] else { return nil }
        if case .null = member { return nil }
        return member
    }

    var object: [String: Answer]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    var list: [Answer]? {
        guard case .list(let items) = self else { return nil }
        return items
    }

    /// A scalar as its text.
    var value: Secret? {
        switch self {
        case .text(let text), .number(let text): text
        case .flag(let flag): Secret(flag ? "true" : "false")
        case .object, .list, .null: nil
        }
    }

    /// A text that the protocol says is no secret, of at most 200 printable characters.
    var word: String? {
        value?
            .use { text in
                text.utf8.count <= 200 && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
                    ? text : nil
            }
    }
}
