import YAML

/// Reads text as one stream.
func parse(_ text: String, limits: YAMLLimits = YAMLLimits()) throws(YAMLError) -> [YAMLNode] {
    try YAMLStream.parse(Array(text.utf8), file: "a.yaml", limits: limits)
}

/// The error that reading gives, as a person sees it, or `nil` when the text is fine.
func error(in text: String, limits: YAMLLimits = YAMLLimits()) -> String? {
    do throws(YAMLError) {
        _ = try parse(text, limits: limits)
        return nil
    } catch {
        return error.description
    }
}

extension YAMLNode {
    /// The tree in one line: texts in quotes, collections in brackets, `@line:column` after each text.
    var outline: String {
        switch content {
        case .scalar(let scalar): "\(scalar.text.debugDescription)@\(position.line):\(position.column)"
        case .sequence(let nodes): "[\(nodes.map(\.outline).joined(separator: ", "))]"
        case .mapping(let pairs):
            "{\(pairs.map { "\($0.key.outline): \($0.value.outline)" }.joined(separator: ", "))}"
        }
    }
}
