import Findings

/// A plain scalar that does not mean the text that is written: `version: 1.10` means 1.1.
struct UnquotedSurprise {
    private let entry: ConfigEntry
    private let written: String
    private let isSecret: Bool

    /// Keys whose values are texts, however much they look like numbers; the last word decides.
    private static let textWords: Set = [
        "address", "branch", "build", "commit", "digest", "fingerprint", "hash", "host", "hostname", "hosts", "ip",
        "release", "revision", "server", "servers", "sha", "sha1", "sha256", "tag", "version",
    ]

    private static let switchWords: Set = ["disabled", "enable", "enabled"]

    /// Takes a plain scalar; `nil` for one that means what YAML makes of it: a switch is `on`, a logger may be `OFF`.
    init?(_ entry: ConfigEntry, written: String, policy: SecretPolicy) {
        let word = written.lowercased()
        guard !(word == "off" && entry.key.hasPrefix("logging.level.")) else { return nil }
        let isSwitch = SecretWords(entry.key).words.contains(where: Self.switchWords.contains)
        guard !(isSwitch && ["on", "off", "yes", "no"].contains(word)) else { return nil }
        self.entry = entry
        self.written = written
        isSecret = entry.text.isSecret || policy.text(written, of: entry.key).isSecret
    }

    var finding: Finding {
        Finding(
            code: "CONFIG_UNQUOTED_SURPRISE",
            severity: severity,
            message: message,
            advice: "Put the value in quotes when it is a text.",
            location: entry.location
        )
    }

    /// Who writes `null` means nothing by it; all else may be a text that was lost.
    private var severity: Severity {
        guard !entry.text.use(\.isEmpty) else { return .warning }
        let isText = isSecret || SecretWords(entry.key).words.last.map(Self.textWords.contains) ?? false
        return isText ? .error : .warning
    }

    private var message: String {
        guard !isSecret else {
            return "'\(entry.key)' is written without quotes, and YAML makes another text of it than the one written."
        }
        let meaning = entry.text.use { $0.isEmpty ? "an empty text" : "'\($0)'" }
        return "'\(entry.key)' is written without quotes: '\(written)' means \(meaning)."
    }
}
