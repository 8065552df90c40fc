/// XML 1.0 in the making; what it writes is well formed whatever the names and the text hold.
struct XMLText {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    /// Writes an element that holds elements.
    mutating func element(
        _ name: StaticString,
        _ attributes: [(StaticString, String)],
        children: (inout XMLText) -> Void
    ) {
        open(name, attributes)
        text += ">\n"
        depth += 1
        children(&self)
        depth -= 1
        text += indentation + "</\(name)>\n"
    }

    /// Writes an element that holds text, or nothing.
    mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], text content: String = "")
    {
        open(name, attributes)
        guard !content.isEmpty else {
            text += "/>\n"
            return
        }
        text += ">\(Self.escaped(content))</\(name)>\n"
    }

    private var indentation: String { String(repeating: "  ", count: depth) }

    private mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)]) {
        text += indentation + "<\(name)"
        for (name, value) in attributes {
            // A parser would make spaces of them.
            let value = Self.escaped(value).replacing("\n", with: "&#10;").replacing("\t", with: "&#9;")
            text += " \(name)=\"\(value)\""
        }
    }

    /// The text with every character escaped that XML gives a meaning; those that it forbids are not printable.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.printable.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
