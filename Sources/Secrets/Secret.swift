/// A value that may be used and compared, and never shown.
///
/// Every way that Swift turns a value into text (interpolation, `print`, `dump`, `Mirror`) gives `<secret>`, and the
/// type is neither `Encodable` nor `RawRepresentable`. The only way to the text is `use`.
package struct Secret: Hashable, Sendable {
    private let text: String

    package init(_ text: String) { self.text = text }

    /// Hands the text to code that sends it to its destination.
    ///
    /// Keep the closure small: what it returns is not guarded.
    package func use<Result, Failure: Error>(_ body: (String) throws(Failure) -> Result) throws(Failure) -> Result {
        try body(text)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<secret>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
