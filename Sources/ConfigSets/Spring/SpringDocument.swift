import Findings

/// One document of a Spring file with what it says about itself.
struct SpringDocument {
    /// `application-prod.yml`, with the document's number where a file has several.
    let layer: String
    let file: String
    let entries: [ConfigEntry]
    /// The profile in the file's name, when there is one.
    let profile: String?

    /// The value of a property that decides about the documents themselves; the last one in the document counts.
    func value(_ key: String) -> ConfigEntry? { entries.last { PropertyName($0.key) == PropertyName(key) } }

    /// The items of a property that is a list: `key: a, b` or `key[0]: a`.
    func items(_ key: String) -> [(text: String, entry: ConfigEntry)] {
        let name = PropertyName(key)
        return entries.flatMap { entry -> [(String, ConfigEntry)] in
            let own = PropertyName(entry.key)
            guard
                own == name
                    || (own.isInside(name) && own.elements.count == name.elements.count + 1
                        && own.elements.last?.number != nil)
            else { return [] }
            return entry.text.use { $0 }.split(separator: ",").map { (String($0).trimmed, entry) }
                .filter { !$0.0.isEmpty }
        }
    }

    /// The properties that only a document without conditions may hold, and the form of Spring Boot 2.3.
    var forbidden: [Finding] {
        var findings: [Finding] = []
        if let legacy = value("spring.profiles") {
            findings.append(
                Finding(
                    code: "CONFIG_LEGACY_PROFILES",
                    message: "'spring.profiles' stops the service since Spring Boot 2.4.",
                    advice: "Write 'spring.config.activate.on-profile'.",
                    location: legacy.location
                )
            )
        }
        guard profile != nil || isConditional else { return findings }
        for key in ["spring.profiles.active", "spring.profiles.default", "spring.profiles.include"] {
            guard let entry = items(key).first?.entry else { continue }
            findings.append(
                Finding(
                    code: "CONFIG_INVALID_PROPERTY",
                    message: "'\(key)' in a file or document of a profile stops the service.",
                    advice: "Move it to a document that always holds, or use a profile group.",
                    location: entry.location
                )
            )
        }
        return findings
    }

    var isConditional: Bool {
        !items("spring.config.activate.on-profile").isEmpty || value("spring.config.activate.on-cloud-platform") != nil
    }

    /// Whether the document holds with these profiles; a malformed expression is a finding.
    func holds(_ profiles: Profiles, cloudPlatform: String, _ findings: inout [Finding]) -> Bool {
        if let platform = value("spring.config.activate.on-cloud-platform"),
            platform.text.use({ $0.lowercased() }) != cloudPlatform.lowercased()
        {
            return false
        }
        let conditions = items("spring.config.activate.on-profile")
        guard !conditions.isEmpty else { return true }
        let active = Set(profiles.active)
        return conditions.contains { text, entry in
            guard let expression = ProfileExpression(text) else {
                findings.append(
                    Finding(
                        code: "CONFIG_MALFORMED_PROFILE",
                        message: "'\(text)' is no profile expression: & and | need parentheses beside each other.",
                        location: entry.location
                    )
                )
                return false
            }
            return expression.holds(active)
        }
    }
}
