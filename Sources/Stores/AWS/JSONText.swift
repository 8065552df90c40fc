/// A value as JSON, for what a request asks.
struct JSONText: Sendable {
    let text: String

    init(_ string: String) {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case _ where scalar.value < 0x20:
                text += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            case _: text.unicodeScalars.append(scalar)
            }
        }
        self.text = text + "\""
    }

    init(_ flag: Bool) { text = flag ? "true" : "false" }

    init(list: [JSONText]) { text = "[\(list.map(\.text).joined(separator: ","))]" }

    init(object: [(name: String, value: JSONText)]) {
        text = "{\(object.map { "\(JSONText($0.name).text):\($0.value.text)" }.joined(separator: ","))}"
    }
}
