import Findings

/// Reads the text of a `NAME.sql.conf`: one `key=value` a line, `#` before comments.
enum ScriptConfigurationFile {
    private static let keys = ["executeInTransaction", "encoding", "placeholderReplacement", "shouldExecute"]

    /// The configuration, and what is wrong with the file; takes its text in UTF-8, without a byte order mark.
    static func parse(_ bytes: [UInt8], path: String) -> (configuration: ScriptConfiguration, problems: [Finding]) {
        var configuration = ScriptConfiguration()
        var problems: [Finding] = []
        var seen: Set<String> = []
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        for (index, line) in lines.enumerated() {
            let content = line.trimmed
            guard !content.isEmpty, !content.hasPrefix("#"), !content.hasPrefix("!") else { continue }
            do throws(ConfigurationProblem) {
                guard let equals = content.firstIndex(of: "=") else {
                    throw ConfigurationProblem("This line is not of the form key=value.")
                }
                let key = content[..<equals].trimmed
                guard seen.insert(key).inserted else { throw ConfigurationProblem("\(key) is set twice.") }
                try set(key, to: content[content.index(after: equals)...].trimmed, in: &configuration)
            } catch {
                problems.append(
                    Finding(
                        code: "SCRIPT_CONFIGURATION",
                        message: error.sentence,
                        advice: error.advice,
                        location: SourceLocation(file: path, line: index + 1)
                    )
                )
            }
        }
        return (configuration, problems)
    }

    private static func set(
        _ key: String,
        to value: String,
        in configuration: inout ScriptConfiguration
    ) throws(ConfigurationProblem) {
        switch key {
        case "executeInTransaction": configuration.executesInTransaction = try truth(value, of: key)
        case "placeholderReplacement": configuration.replacesPlaceholders = try truth(value, of: key)
        case "encoding":
            guard let encoding = TextEncoding(name: value) else {
                let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
                throw ConfigurationProblem("The encoding \(value) is not known.", advice: "Use one of \(known).")
            }
            configuration.encoding = encoding
        case "shouldExecute":
            do {
                configuration.condition = try ScriptCondition(expression: value)
            } catch {
                throw ConfigurationProblem(error.reason)
            }
        default:
            throw ConfigurationProblem(
                "A script configuration has no key \(key).\(suggestion(for: key, among: keys))",
                advice: knownNames("keys", keys)
            )
        }
    }

    private static func truth(_ value: String, of key: String) throws(ConfigurationProblem) -> Bool {
        switch value.lowercased() {
        case "true": return true
        case "false": return false
        default: throw ConfigurationProblem("\(key) is \"\(value)\", and must be true or false.")
        }
    }

    /// What is wrong with one line.
    private struct ConfigurationProblem: Error {
        let sentence: String
        let advice: String?

        init(_ sentence: String, advice: String? = nil) {
            self.sentence = sentence
            self.advice = advice
        }
    }
}
