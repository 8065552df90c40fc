import Findings

/// What is known about a run while its files are read.
struct SpringContext {
    /// The name of the platform, `none` for nowhere in particular.
    var platform = "none"
    /// Whether conditions can be judged yet: no conditional document holds before.
    var isPlatformKnown = false
    /// The active profiles, `nil` before they are known.
    var profiles: [String]?
    private var active: Set<String> = []
    private var expressions: [String: ProfileExpression?] = [:]
    private(set) var findings: [Finding] = []

    mutating func activate(_ profiles: [String]) {
        self.profiles = profiles
        active = Set(profiles)
    }

    /// Whether a document holds now; a malformed expression is a finding, once for each place.
    mutating func holds(_ condition: SpringCondition) -> Bool {
        guard !condition.isEmpty else { return true }
        guard isPlatformKnown else { return false }
        if let wanted = condition.platform, PropertyName(wanted.text.use { $0 }) != PropertyName(platform) {
            return false
        }
        guard !condition.profiles.isEmpty else { return true }
        guard profiles != nil else { return false }
        var holds = false
        for item in condition.profiles {
            if let expression = expression(item) { holds = holds || expression.holds(active) }
        }
        return holds
    }

    private mutating func expression(_ item: SpringControls.Item) -> ProfileExpression? {
        let expression: ProfileExpression?
        if let known = expressions[item.text] {
            expression = known
        } else {
            expression = ProfileExpression(item.text)
            expressions[item.text] = .some(expression)
        }
        if expression == nil {
            note(
                Finding(
                    code: "CONFIG_MALFORMED_PROFILE",
                    message:
                        "'\(item.shown.prefix(100))' is no profile expression, so the service does not start.",
                    advice: "Put parentheses where & and | stand beside each other.",
                    location: item.entry.location
                )
            )
        }
        return expression
    }

    /// Adds what should be said once.
    mutating func note(_ finding: Finding) {
        if !findings.contains(finding) { findings.append(finding) }
    }
}
