/// Reads numbers, truth values and constants as Spring does.
enum NumberText {
    /// A truth value.
    static func boolean(_ text: String) -> Bool? {
        switch text.trimmed.lowercased() {
        case "true", "on", "yes", "1": true
        case "false", "off", "no", "0": false
        case _: nil
        }
    }

    /// A whole number, also in hexadecimal digits after `0x` or `#`.
    static func integer(_ text: String) -> Int64? {
        let trimmed = text.trimmed
        if let whole = Int64(trimmed) { return whole }
        let isNegative = trimmed.hasPrefix("-")
        let rest = isNegative ? trimmed.dropFirst() : trimmed[...]
        guard let prefix = ["0x", "0X", "#"].first(where: { rest.hasPrefix($0) }),
            let value = Int64(rest.dropFirst(prefix.count), radix: 16)
        else { return nil }
        return isNegative ? -value : value
    }

    /// A number in one form: `1.10` and `1.1`, `1e3` and `1000` are the same.
    static func number(_ text: String) -> String? {
        if let whole = integer(text) { return String(whole) }
        guard let value = Double(text.trimmed), value.isFinite else { return nil }
        return Int64(exactly: value).map(String.init) ?? String(value)
    }

    /// The letters and digits of a constant's name; `nil` for a text that can be none.
    static func constant(_ text: String) -> String? {
        let bytes = Array(text.trimmed.utf8)
        guard !bytes.isEmpty, bytes.allSatisfy({ $0.uniform != nil || "-_".utf8.contains($0) }) else { return nil }
        return String(decoding: bytes.compactMap(\.uniform), as: UTF8.self)
    }
}
