package import Findings

/// Rules about one subject that every project can use by name: `use: spring/no-runtime-ddl`.
package struct RulePack: Sendable {
    package let name: String
    /// One sentence for `migrate explain` and the documentation.
    package let summary: String
    package let rules: [PackRule]

    package init(name: String, summary: String, rules: [PackRule]) {
        self.name = name
        self.summary = summary
        self.rules = rules
    }
}

/// One rule of a pack, with the examples that document and test it.
package struct PackRule: Sendable {
    /// A configuration of one service in one or several environments, written as `.properties` lines.
    package struct Example: Sendable {
        /// By environment: `prod` is a production environment, every other one is not.
        package let settings: [String: String]
        /// Variables that the environment supplies, as `NAME=value` lines.
        package let variables: [String: String]
        /// Variables that a store keeps, as `NAME=the store's name for it` lines.
        package let stores: [String: String]

        package init(
            _ settings: [String: String],
            variables: [String: String] = [:],
            stores: [String: String] = [:]
        ) {
            self.settings = settings
            self.variables = variables
            self.stores = stores
        }
    }

    /// A stable name, such as `CFG-DDL-003`.
    package let code: String
    /// What it asks for, in one sentence.
    package let summary: String
    /// Why, and what to do, for `migrate explain`.
    package let reason: String
    package let severity: Severity
    package let flagged: [Example]
    package let accepted: [Example]
    /// Judges one service in the environments that the rule is used in.
    package let judge: @Sendable (PackSubject) -> [RuleViolation]

    package init(
        code: String,
        summary: String,
        reason: String,
        severity: Severity = .error,
        flagged: [Example],
        accepted: [Example],
        judge: @escaping @Sendable (PackSubject) -> [RuleViolation]
    ) {
        self.code = code
        self.summary = summary
        self.reason = reason
        self.severity = severity
        self.flagged = flagged
        self.accepted = accepted
        self.judge = judge
    }
}

/// What a rule of a pack is used on.
package struct PackSubject: Sendable {
    package let service: ServiceState
    /// Every environment of the project, also those that the rule is not used in: whose words a value may not hold.
    package let environments: [ConfigEnvironment]
    /// The code, the severity and the id under which violations are reported.
    package let code: String
    package let severity: Severity
    package let rule: String

    package init(
        service: ServiceState,
        environments: [ConfigEnvironment],
        code: String,
        severity: Severity,
        rule: String
    ) {
        self.service = service
        self.environments = environments
        self.code = code
        self.severity = severity
        self.rule = rule
    }
}
