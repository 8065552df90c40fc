import Findings

/// Replaces `$NAME` and `${NAME…}` in the values of a compose file; what holds a secret becomes one.
struct ComposeInterpolation {
    private let scope: VariableScope
    private let policy: SecretPolicy
    /// What nobody has set, each with the place that names it and the key above.
    private(set) var missing: [(name: String, key: String, location: SourceLocation)] = []

    private var bytesCount = 0

    /// Far more than a system starts a program with.
    private static let bytesMax = 32 << 20

    init(variables: [String: ConfigText], policy: SecretPolicy) {
        self.policy = policy
        scope = VariableScope(lookup: VariableLookup { variables[$0] }, dialect: .compose)
    }

    /// The whole tree with every value replaced; keys stay as they are.
    mutating func replace(in node: DeploymentNode, of key: String = "") throws(ConfigFileError) -> DeploymentNode {
        var result = node
        switch node.content {
        case .null, .literal: break
        case .text(let text): result.content = .text(try replace(in: text, of: key, at: node.location))
        case .list(let items):
            var replaced: [DeploymentNode] = []
            for item in items { replaced.append(try replace(in: item, of: key)) }
            result.content = .list(replaced)
        case .table(var members):
            for place in members.indices {
                members[place].value = try replace(in: members[place].value, of: members[place].key)
            }
            result.content = .table(members)
        }
        return result
    }

    private mutating func replace(
        in text: ConfigText,
        of key: String,
        at location: SourceLocation
    ) throws(ConfigFileError) -> ConfigText {
        let bytes = text.use { Array($0.utf8) }
        guard bytes.contains(UInt8(ascii: "$")) else { return text }
        var expansion = ComposeExpansion(
            scope: scope,
            policy: policy,
            start: ByteCursor([], file: location.file)
        )
        let replaced: VariableText
        do throws(ConfigFileError) { replaced = try expansion.expand(bytes[...]) } catch {
            // The place is that of the value in the file, and YAML's single quotes are no help against a '$'.
            throw ConfigFileError(
                error.finding.message,
                at: location,
                advice: error.finding.advice == nil ? nil : "Write '$$' for a dollar sign."
            )
        }
        bytesCount += replaced.text.utf8.count
        guard bytesCount <= Self.bytesMax else {
            throw ConfigFileError("With its variables replaced this service is too long to be read.", at: location)
        }
        // An item of a list names its own key: PASSWORD=…
        let own = bytes.prefix { $0 != UInt8(ascii: "=") }
        let name = own.count < bytes.count ? String(decoding: own, as: UTF8.self) : key
        missing += expansion.missing.map { ($0, name, location) }
        let result = ConfigText.plain(replaced.text)
        return replaced.isSecret || text.isSecret ? result.hidden : result
    }
}
