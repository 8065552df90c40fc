/// A JSON value whose objects keep their order (docs/decisions/: why not Foundation's encoder).
indirect enum JSONValue {
    case null
    case truth(Bool)
    case integer(Int64)
    case text(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// Text, or `null`.
    init(_ text: String?) { self = text.map(JSONValue.text) ?? .null }
    /// A number, or `null`.
    init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }

    /// The value as a file of its own.
    var document: String {
        var text = ""
        write(to: &text, indent: 0)
        return text + "\n"
    }

    /// The value on one line.
    var line: String {
        switch self {
        case .null, .truth, .integer, .text:
            var text = ""
            write(to: &text, indent: 0)
            return text
        case .array(let items): return "[" + items.map(\.line).joined(separator: ",") + "]"
        case .object(let members):
            return "{" + members.map { "\(JSONValue.text($0.0).line):\($0.1.line)" }.joined(separator: ",") + "}"
        }
    }

    /// Writes the value with two spaces of indentation a level; empty containers and their brackets share a line.
    func write(to output: inout String, indent: Int) {
        switch self {
        case .null: output += "null"
        case .truth(let truth): output += truth ? "true" : "false"
        case .integer(let number): output += String(number)
        case .text(let text): Self.writeQuoted(text, to: &output)
        case .array(let items):
            Self.writeContainer("[", "]", items, to: &output, indent: indent) { item, output in
                item.write(to: &output, indent: indent + 1)
            }
        case .object(let members):
            Self.writeContainer("{", "}", members, to: &output, indent: indent) { member, output in
                Self.writeQuoted(member.0, to: &output)
                output += ": "
                member.1.write(to: &output, indent: indent + 1)
            }
        }
    }

    private static func writeContainer<Item>(
        _ open: String,
        _ close: String,
        _ items: [Item],
        to output: inout String,
        indent: Int,
        writeItem: (Item, inout String) -> Void
    ) {
        output += open
        for (index, item) in items.enumerated() {
            output += index == 0 ? "\n" : ",\n"
            output += String(repeating: "  ", count: indent + 1)
            writeItem(item, &output)
        }
        if !items.isEmpty { output += "\n" + String(repeating: "  ", count: indent) }
        output += close
    }

    /// Quotes per RFC 8259; escapes what could steer a terminal too, since people look at JSON there.
    private static func writeQuoted(_ text: String, to output: inout String) {
        output += "\""
        let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
        guard !isPlain else {
            output += text + "\""
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case _ where scalar.isUnsafeToShow:
                for unit in String(Character(scalar)).utf16 { writeEscaped(unit, to: &output) }
            default: output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }

    private static func writeEscaped(_ unit: UInt16, to output: inout String) {
        let digits = String(unit, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
