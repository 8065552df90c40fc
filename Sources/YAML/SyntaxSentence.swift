/// What a person reads when the text breaks a rule: libyaml's words are written for people who know its grammar.
enum SyntaxSentence {
    /// The sentence for libyaml's `problem`; `byte` stands at its place, `nil` at the end of the file.
    static func sentence(for problem: String, at byte: UInt8?) -> String {
        switch problem {
        case "found character that cannot start any token" where byte == UInt8(ascii: "\t"),
            "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            "A tab cannot indent a line in YAML. Use spaces."
        case "found character that cannot start any token":
            "A value cannot begin with '\(byte.map { String(UnicodeScalar($0)) } ?? "")'. Put the value in quotes."
        case "mapping values are not allowed in this context":
            "A 'key: value' cannot stand here. Check the indentation, or put quotes around a value that holds ': '."
        case "could not find expected ':'":
            "This line is neither a 'key: value' nor part of the value above. Check the indentation and the ':'."
        case "did not find expected key":
            "A key was expected here. Check the indentation, and that quotes and brackets above are closed."
        case "did not find expected '-' indicator":
            "A list entry that begins with '- ' was expected here. Check the indentation."
        case "block sequence entries are not allowed in this context":
            "A list entry '- ' cannot stand here. Put it on a line of its own, below its key."
        case "did not find expected ',' or '}'":
            "A '{' above is not closed: a ',' or '}' was expected here."
        case "did not find expected ',' or ']'":
            "A '[' above is not closed: a ',' or ']' was expected here."
        case "did not find expected node content":
            "A value was expected here. Check that brackets and quotes above are closed."
        case "found unexpected end of stream", "found unexpected document indicator":
            "The text ends inside quotes that are not closed."
        default: "This is not valid YAML: \(problem)."
        }
    }
}
