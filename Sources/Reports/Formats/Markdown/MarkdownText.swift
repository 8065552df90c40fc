/// The escaping of text that a person or a database chose, for GitHub's and GitLab's Markdown.
enum MarkdownText {
    /// Text for a line or a cell of a table: no markup, no link, no mention, no reference; line breaks as `<br>`.
    static func inline(_ text: String) -> String {
        var escaped = ""
        for scalar in text.printable.unicodeScalars {
            switch scalar {
            case "\n": escaped += "<br>"
            case "\t": escaped += " "
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            // Mentions, references and addresses are found in the finished page, where a backslash is gone. A space
            // without width is what they cannot cross.
            case "@": escaped += "@&#8203;"
            case "#": escaped += "\\#&#8203;"
            case "-" where endsWithReferencePrefix(escaped): escaped += "-&#8203;"
            case "/" where escaped.utf8.last == UInt8(ascii: ":"): escaped += "&#8203;/"
            case "." where escaped.utf8.last.map { $0 | 0x20 } == UInt8(ascii: "w"): escaped += "&#8203;."
            case _ where isMarkup(scalar, after: escaped):
                escaped += "\\"
                escaped.unicodeScalars.append(scalar)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A name as code; for a cell of a table too.
    static func code(_ name: String) -> String {
        let shown = name.printableInLine
        guard !shown.isEmpty else { return "" }
        // A bar ends a cell even in code, and an escape for it means a bar in a cell alone: such a name is no code.
        guard !shown.contains("|") else { return inline(shown) }
        let fence = String(repeating: "`", count: longestRun(of: "`", in: shown) + 1)
        let padding = shown.hasPrefix("`") || shown.hasSuffix("`") || shown.allSatisfy({ $0 == " " }) ? " " : ""
        return fence + padding + shown + padding + fence
    }

    /// Lines as a block of code, in a fence that no line can close.
    static func block(_ lines: [String], language: StaticString) -> String {
        let text = lines.map(\.printable).joined(separator: "\n")
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
        return "\(fence)\(language)\n\(text)\n\(fence)"
    }

    /// Text between HTML tags, where Markdown is not read.
    static func betweenTags(_ text: String) -> String {
        text.printableInLine.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("#", with: "#&#8203;").replacing("@", with: "@&#8203;").replacing("GH-", with: "GH-&#8203;")
            .replacing("gh-", with: "gh-&#8203;").replacing("://", with: ":&#8203;//")
            .replacing("www.", with: "www&#8203;.")
    }

    /// The beginning of a text, at most so many bytes of it, with a mark where it was cut.
    static func cut(_ text: String, to bytesMax: Int) -> String {
        guard text.utf8.count > bytesMax else { return text }
        var cut = ""
        var count = 0
        for character in text.unicodeScalars {
            count += UTF8.width(character)
            guard count <= bytesMax else { break }
            cut.unicodeScalars.append(character)
        }
        return cut + "…"
    }

    /// Whether a hyphen here could make `GH-123`, which is a reference.
    private static func endsWithReferencePrefix(_ text: String) -> Bool {
        text.utf8.suffix(2).elementsEqual("GH".utf8) || text.utf8.suffix(2).elementsEqual("gh".utf8)
    }

    /// Whether a sign would be read as markup: some everywhere, some at the beginning.
    private static func isMarkup(_ scalar: Unicode.Scalar, after text: String) -> Bool {
        switch scalar {
        case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "|", "~", "$", "^": true
        case "-", "+", "=": text.isEmpty
        case ".": text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        default: false
        }
    }

    private static func longestRun(of character: Unicode.Scalar, in text: String) -> Int {
        var longest = 0
        var current = 0
        for scalar in text.unicodeScalars {
            current = scalar == character ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }
}
