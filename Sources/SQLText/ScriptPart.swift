/// A stretch of a script; the stretches of all parts, one after another, are the script.
package struct ScriptPart: Hashable, Sendable {
    /// What is to be sent, or `nil` for blanks, comments, and commands to a client.
    package let element: ScriptElement?
    /// Byte offsets in the text; for a statement, from its first byte to the end of its terminator.
    package let span: Range<Int>
    /// Where the part begins.
    package let position: TextPosition

    package init(element: ScriptElement?, span: Range<Int>, position: TextPosition) {
        self.element = element
        self.span = span
        self.position = position
    }
}
