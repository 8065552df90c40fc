import Findings

extension Finding {
    /// A variable that nobody has set, as whoever puts a text in its place would say.
    ///
    /// A dollar sign in a password looks like a variable too: only what is written as one is named, and nothing in the
    /// value of a key that holds a secret.
    static func unset(
        _ name: String,
        in key: String,
        consequence: String,
        at location: SourceLocation
    ) -> Finding {
        let isNamed = !SecretWords(key).areSecret && name.isWrittenAsVariable
        return Finding(
            code: "CONFIG_UNSET_VARIABLE",
            severity: .warning,
            message: isNamed
                ? "The variable \(name) is not set: \(consequence)."
                : "A variable in this value is not set: \(consequence).",
            location: location
        )
    }
}

extension String {
    /// Capitals and underscores; with digits alone a name cannot be told from a password.
    var isWrittenAsVariable: Bool {
        let hasDigits = utf8.contains { (0x30...0x39).contains($0) }
        return utf8.allSatisfy { !(0x61...0x7A).contains($0) } && (!hasDigits || contains("_"))
    }
}
