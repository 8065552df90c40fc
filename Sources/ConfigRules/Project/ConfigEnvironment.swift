package import StrictYAML

/// One environment as the rules file declares it: a column of every comparison.
package struct ConfigEnvironment: Sendable {
    package let name: Located<String>
    /// The Spring profiles that are active there, the weakest first; the name alone when nothing is written.
    package let profiles: [String]
    /// Other words by which hosts and names tell this environment, such as `stg`; the token and the name are among them.
    package let words: [String]
    /// The account of the cloud provider that everything there belongs to.
    package let account: String?
    package let region: String?
    /// What `spring.config.activate.on-cloud-platform` is compared with.
    package let cloudPlatform: String?
    package let isProduction: Bool
    /// Whether the gate judges it; `false` for an environment that is only shown, such as a developer's machine.
    package let isGated: Bool
    /// The project's own words about it, for `{name}` in a rule's template.
    package let fields: [String: String]

    package init(
        name: Located<String>,
        profiles: [String]? = nil,
        words: [String] = [],
        account: String? = nil,
        region: String? = nil,
        cloudPlatform: String? = nil,
        isProduction: Bool = false,
        isGated: Bool = true,
        fields: [String: String] = [:]
    ) {
        self.name = name
        self.profiles = profiles ?? [name.value]
        self.words = words.isEmpty ? [name.value] : words
        self.account = account
        self.region = region
        self.cloudPlatform = cloudPlatform
        self.isProduction = isProduction
        self.isGated = isGated
        self.fields = fields
    }
}
