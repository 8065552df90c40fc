/// The `?` of our own statements, which hold no comments and escape no quote by a backslash.
package enum StatementParameters {
    /// Puts a text, told the place's number from 0, in the place of each `?` that stands outside quotes.
    ///
    /// A statement that has not `count` places is refused.
    package static func fill(
        _ sql: String,
        count: Int,
        with text: (Int) -> String
    ) throws(DatabaseError) -> String {
        var filled: [UInt8] = []
        var found = 0
        var quote: UInt8?
        for byte in sql.utf8 {
            if quote == nil, byte == UInt8(ascii: "?") {
                if found < count { filled.append(contentsOf: text(found).utf8) }
                found += 1
                continue
            }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") {
                quote = byte
            }
            filled.append(byte)
        }
        guard found == count else {
            throw DatabaseError(.statement, "The statement wants \(found) values and was given \(count): \(sql)")
        }
        return String(decoding: filled, as: UTF8.self)
    }
}
