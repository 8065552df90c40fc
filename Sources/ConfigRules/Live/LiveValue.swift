/// A server's value as the server means it, so that `16M` is 16777216 and `ON` is 1.
struct LiveValue: Hashable {
    private enum Meaning: Hashable {
        case number(Double)
        /// Words without order, such as those of `sql_mode`.
        case words(Set<String>)
        case text(String)
    }

    private let meaning: Meaning

    /// Reads a value; `unit` is what a bare number counts.
    init(_ text: String, unit: String? = nil, on server: LiveRule.Server) {
        let isSpaced = server == .postgresql || server == .redis
        let plain = text.lowercased().filter { !$0.isWhitespace || isSpaced }
        if let truth = Self.truths[plain] {
            meaning = .number(truth)
        } else if let number = Self.number(plain, unit: unit, on: server) {
            meaning = .number(number)
        } else if text.contains("/") {
            // The name of a file.
            meaning = .text(text)
        } else if plain.contains(","), server != .postgresql {
            meaning = .words(Set(plain.split(separator: ",").map(String.init)))
        } else {
            meaning = .text(plain.split(separator: ",").map(Self.trimmed).joined(separator: ","))
        }
    }

    private static let truths: [String: Double] = [
        "on": 1, "true": 1, "yes": 1, "off": 0, "false": 0, "no": 0,
    ]

    /// MariaDB and MySQL count in powers of 1024; PostgreSQL's names of sizes and times tell themselves apart.
    private static let bytes: [String: Double] = [
        "k": 1024, "m": 1_048_576, "g": 1_073_741_824, "t": 1_099_511_627_776, "p": 1_125_899_906_842_624,
    ]
    /// Redis counts in powers of 1000, and with a `b` in those of 1024.
    private static let redisBytes: [String: Double] = [
        "b": 1, "k": 1000, "kb": 1024, "m": 1_000_000, "mb": 1_048_576, "g": 1_000_000_000, "gb": 1_073_741_824,
    ]
    private static let units: [String: Double] = [
        "b": 1, "kb": 1024, "mb": 1_048_576, "gb": 1_073_741_824, "tb": 1_099_511_627_776, "us": 0.001, "ms": 1,
        "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
    ]

    private static func number(_ text: String, unit: String?, on server: LiveRule.Server) -> Double? {
        guard let (amount, suffix) = split(text) else { return nil }
        guard suffix.isEmpty else {
            return scales(of: server)[suffix].map { amount * $0 }
        }
        // Below zero and at zero the number is a word, such as "without bound", and counts nothing.
        guard let unit, amount > 0, let (count, name) = split(unit.lowercased()) ?? split("1\(unit.lowercased())"),
            let scale = units[name]
        else { return amount }
        return amount * count * scale
    }

    private static func scales(of server: LiveRule.Server) -> [String: Double] {
        switch server {
        case .mariadb, .mysql: bytes
        case .postgresql: units
        case .redis: redisBytes
        }
    }

    private static func split(_ text: String) -> (amount: Double, suffix: String)? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        guard let amount = Double(digits) else { return nil }
        return (amount, trimmed(text.dropFirst(digits.count)))
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
