// Stands in for the real declarations until they land: whoever lands them deletes this file.
extension SchemaObject {
    package func canonicalText(migrator: String) -> String { "" }
    package var paragraph: String { "" }
}
package struct Coverage: Sendable { package var sentence: String { "" } }
extension Schema { package var coverage: Coverage { Coverage() } }
