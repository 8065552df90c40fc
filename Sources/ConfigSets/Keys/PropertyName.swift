/// A property's name in the form in which Spring compares names: the elements of the path, each in its equality form.
///
/// `my.firstName`, `my.first-name`, `MY.FIRST_NAME` and the variable `MY_FIRSTNAME` are one name. Source of the rule:
/// docs/config-guard.md, "Names".
package struct PropertyName: Hashable, Sendable {
    /// One element between dots, or one index in brackets.
    package enum Element: Hashable, Sendable {
        /// Lower case, `a-z` and `0-9` alone: what is compared.
        case word(String)
        /// The text between brackets, verbatim.
        case index(String)
    }

    package let elements: [Element]

    package init(elements: [Element]) { self.elements = elements }
}
