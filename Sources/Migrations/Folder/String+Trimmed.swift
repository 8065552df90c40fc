extension StringProtocol {
    /// The text without blanks at either end.
    var trimmed: String {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        return String(
            decoding: Array(utf8.drop(while: isBlank).reversed().drop(while: isBlank).reversed()),
            as: UTF8.self
        )
    }
}
