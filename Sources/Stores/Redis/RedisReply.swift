/// One reply of a Redis server, in the second version of its protocol.
enum RedisReply: Hashable, Sendable {
    case text(String)
    case refused(RedisRefusal)
    case number(Int)
    case list([RedisReply])
    case null
}

/// Why a server did not do what it was asked.
///
/// Its own words are not kept: they may quote what it was sent.
enum RedisRefusal: Hashable, Sendable {
    /// Nobody has logged in.
    case noLogin
    case wrongLogin
    case noPermission
    /// The command was renamed, switched off, or is younger than the server.
    case unknownCommand
    /// Data is still being loaded, or the server is too busy with a script.
    case busy
    case other

    init(_ line: String) {
        let code = line.prefix { $0 != " " }
        switch code {
        case "NOAUTH": self = .noLogin
        case "WRONGPASS": self = .wrongLogin
        case "NOPERM": self = .noPermission
        case "LOADING", "BUSY", "TRYAGAIN", "MASTERDOWN": self = .busy
        case _ where line.lowercased().hasPrefix("err unknown command"): self = .unknownCommand
        case _ where line.lowercased().hasPrefix("err unknown subcommand"): self = .unknownCommand
        case _ where line.hasPrefix("ERR invalid password"), _ where line.hasPrefix("ERR Client sent AUTH"),
            _ where line.hasPrefix("ERR AUTH"):
            self = .wrongLogin
        case _: self = .other
        }
    }

    /// Why something was not checked, as the end of a sentence.
    var reason: String {
        switch self {
        case .noLogin: "the server wants a login first"
        case .wrongLogin: "the server does not accept the login"
        case .noPermission: "the account may not run it"
        case .unknownCommand: "the server does not know it: it was renamed, switched off, or is younger than the server"
        case .busy: "the server is loading its data or busy with a script"
        case .other: "the server refused it"
        }
    }
}

/// Reads replies from bytes as they come.
struct RedisReader {
    /// The bytes break the protocol or a bound.
    struct Broken: Error {}

    private(set) var bytes: [UInt8] = []
    private static let depthMax = 8
    private static let itemsMax = 1 << 16

    /// The bytes that have come, to be added to.
    mutating func add(_ more: [UInt8]) { bytes += more }

    /// Takes the next reply; `nil` while it is not all there.
    mutating func next() throws(Broken) -> RedisReply? {
        var place = 0
        guard let reply = try reply(at: &place, depth: 0) else { return nil }
        bytes.removeFirst(place)
        return reply
    }

    private func reply(at place: inout Int, depth: Int) throws(Broken) -> RedisReply? {
        guard depth < Self.depthMax else { throw Broken() }
        guard place < bytes.count else { return nil }
        let kind = bytes[place]
        guard let line = try line(after: &place) else { return nil }
        switch kind {
        case UInt8(ascii: "+"): return .text(line)
        case UInt8(ascii: "-"): return .refused(RedisRefusal(line))
        case UInt8(ascii: ":"):
            guard let number = Int(line) else { throw Broken() }
            return .number(number)
        case UInt8(ascii: "$"): return try bulk(try count(line), at: &place)
        case UInt8(ascii: "*"): return try list(try count(line), at: &place, depth: depth)
        case _: throw Broken()
        }
    }

    private func line(after place: inout Int) throws(Broken) -> String? {
        let start = place + 1
        // A line is short; without an end it is no reply of Redis.
        guard let end = bytes[start...].prefix(64 << 10).firstIndex(of: 0x0D) else {
            guard bytes.count - start < 64 << 10 else { throw Broken() }
            return nil
        }
        guard end + 1 < bytes.count else { return nil }
        guard bytes[end + 1] == 0x0A, let text = String(validating: bytes[start..<end], as: UTF8.self) else {
            throw Broken()
        }
        place = end + 2
        return text
    }

    /// A length; -1 means that there is nothing.
    private func count(_ line: String) throws(Broken) -> Int {
        guard let count = Int(line), count >= -1 else { throw Broken() }
        return count
    }

    private func bulk(_ count: Int, at place: inout Int) throws(Broken) -> RedisReply? {
        guard count >= 0 else { return .null }
        guard bytes.count - place >= 2, bytes.count - place - 2 >= count else { return nil }
        let end = place + count
        guard bytes[end] == 0x0D, bytes[end + 1] == 0x0A else { throw Broken() }
        defer { place = end + 2 }
        return .text(String(decoding: bytes[place..<end], as: UTF8.self))
    }

    private func list(_ count: Int, at place: inout Int, depth: Int) throws(Broken) -> RedisReply? {
        guard count >= 0 else { return .null }
        guard count <= Self.itemsMax else { throw Broken() }
        var items: [RedisReply] = []
        for _ in 0..<count {
            guard let item = try reply(at: &place, depth: depth + 1) else { return nil }
            items.append(item)
        }
        return .list(items)
    }
}
