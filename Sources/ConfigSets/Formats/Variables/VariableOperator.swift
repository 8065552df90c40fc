/// What a shell or compose does with a variable in braces: `${NAME:-word}` and its like.
struct VariableOperator {
    enum Kind {
        /// `-`: the word in place of a variable that is not there.
        case fallback
        /// `=`: the same, and the variable is set to it.
        case assignment
        /// `?`: an error when the variable is not there.
        case requirement
        /// `+`: the word in place of a variable that is there.
        case replacement
    }

    let kind: Kind
    /// With a colon an empty variable counts as one that is not there.
    let countsEmpty: Bool

    /// The operator that begins here, and how many bytes it takes.
    static func at(_ cursor: ByteCursor) -> (VariableOperator, length: Int)? {
        let hasColon = cursor.current == UInt8(ascii: ":")
        let kind: Kind
        switch cursor.peek(hasColon ? 1 : 0) {
        case UInt8(ascii: "-"): kind = .fallback
        case UInt8(ascii: "="): kind = .assignment
        case UInt8(ascii: "?"): kind = .requirement
        case UInt8(ascii: "+"): kind = .replacement
        case _: return nil
        }
        return (VariableOperator(kind: kind, countsEmpty: hasColon), hasColon ? 2 : 1)
    }

    func isThere(_ value: ConfigText?) -> Bool {
        guard let value else { return false }
        return !countsEmpty || !value.use(\.isEmpty)
    }
}
