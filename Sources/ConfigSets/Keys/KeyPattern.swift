/// A glob over property names: `*` is one element, `**` any number, `{a,b}` a choice; compared in canonical form.
package struct KeyPattern: Hashable, Sendable {
    /// As it is written.
    package let text: String

    package init(_ text: String) { self.text = text }
}
