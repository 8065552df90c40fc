/// HTML in the making: markup comes from literals alone, and everything else is escaped.
struct HTMLText {
    private(set) var text = ""

    /// Writes markup as it stands in our source.
    mutating func markup(_ literal: StaticString) { text += literal.description }

    /// Writes text for people; what could steer or hide other text is written as `\u{…}`.
    mutating func words(_ words: String) { text += Self.escaped(words) }

    /// Writes an element of which nothing stands on a line of its own.
    mutating func element(
        _ name: StaticString,
        _ attributes: [(StaticString, String)] = [],
        _ content: (inout HTMLText) -> Void
    ) {
        text += "<\(name)"
        for (name, value) in attributes { text += " \(name)=\"\(Self.escaped(value))\"" }
        text += ">"
        content(&self)
        text += "</\(name)>"
    }

    /// Writes an element that holds text for people.
    mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], words: String) {
        element(name, attributes) { $0.words(words) }
    }

    mutating func newline() { text += "\n" }

    private static func escaped(_ text: String) -> String {
        let printable = text.printable
        guard printable.utf8.contains(where: { "&<>\"'`".utf8.contains($0) }) else { return printable }
        var escaped = ""
        for scalar in printable.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "`": escaped += "&#96;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
