import Findings

extension Finding {
    static func invalid(_ key: String, at location: SourceLocation) -> Finding {
        Finding(
            code: "CONFIG_INVALID_PROPERTY",
            message: "'\(key)' in a file or document of a profile stops the service.",
            advice: "Move it to a document that always holds, or use a profile group.",
            location: location
        )
    }

    static func misplaced(_ key: String, at location: SourceLocation) -> Finding {
        Finding(
            code: "CONFIG_MISPLACED_PROFILES",
            message: "'\(key)' counts here whether or not the document holds, and is documented as invalid.",
            advice: "Move it to a document that always holds.",
            location: location
        )
    }

    static func withoutEffect(_ key: String, at location: SourceLocation) -> Finding {
        Finding(
            code: "CONFIG_NO_EFFECT",
            severity: .warning,
            message: "'\(key)' has no effect in a file: Spring Boot asks for it before it reads any.",
            advice: "Set it as a variable or on the command line, or use 'spring.config.import'.",
            location: location
        )
    }

    static func inactive(_ key: String, at location: SourceLocation) -> Finding {
        Finding(
            code: "CONFIG_INACTIVE_PROPERTY",
            message:
                "'\(key)' is needed to find the files, and this document that sets it does not hold; the service does not start.",
            location: location
        )
    }

    /// A placeholder that needs itself.
    static func circle(_ name: String, at location: SourceLocation) -> Finding {
        Finding(
            code: "CONFIG_CIRCLE",
            message: "The placeholder ${\(name)} needs its own value, so the service does not start.",
            location: location
        )
    }

    static func legacyProfiles(at location: SourceLocation) -> Finding {
        Finding(
            code: "CONFIG_LEGACY_PROFILES",
            message: "'spring.profiles' stops the service since Spring Boot 2.4.",
            advice: "Write 'spring.config.activate.on-profile'.",
            location: location
        )
    }

    /// `entry` is where the name is written; of what placeholders and secrets make nothing is shown.
    static func invalidProfile(_ profile: String, in entry: ConfigEntry?) -> Finding {
        let shown = entry.map { $0.text.isSecret ? "‹secret›" : profile } ?? "what a placeholder stands for"
        return Finding(
            code: "CONFIG_INVALID_PROFILE",
            message: "Spring Boot takes '\(shown)' for no name of a profile, so the service does not start.",
            advice: "Use letters, digits and - _ . + @, with a letter or digit at both ends.",
            location: entry?.location
        )
    }
}

extension ConfigFileError {
    static func missing(_ item: SpringControls.Item) -> ConfigFileError {
        ConfigFileError(
            "The imported '\(item.shown)' is not there, so the service does not start.",
            at: item.entry.location,
            code: "CONFIG_MISSING_IMPORT",
            advice: "Correct the path, or put 'optional:' in front of it."
        )
    }
}
