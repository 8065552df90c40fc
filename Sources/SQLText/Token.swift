/// The smallest piece of SQL that means something.
package struct Token: Sendable {
    package enum Kind: Sendable {
        /// A keyword or a name without quotes.
        case word
        /// A name in quotes, backticks or brackets.
        case quotedName
        /// A string in whatever quotes.
        case string
        case number
        /// Any other byte, such as an operator or a comma.
        case symbol(UInt8)
        case openParenthesis
        case closeParenthesis
        /// `;` or what `DELIMITER` put in its place.
        case terminator
        /// A `\` where PostgreSQL allows none: a command to psql.
        case clientCommand
        /// The end of the text.
        case end
    }

    package let kind: Kind
    /// Byte offsets in the text.
    package let range: Range<Int>
}
