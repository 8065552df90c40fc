import ConfigSets
import Findings

extension ConfigFormat {
    /// What a text holds: a line `key=value @line:column` for each setting, `---` between documents; or the problem.
    func lines(_ text: String) -> [String] { lines(Array(text.utf8)) }

    func lines(_ bytes: [UInt8]) -> [String] {
        do throws(ConfigFileError) { return try read(bytes, file: "f", policy: SecretPolicy()).lines } catch {
            return ["! \(error.finding.sentence)"]
        }
    }

    /// The settings alone, without their places.
    func settings(_ text: String) -> [String] {
        lines(text).map { $0.hasPrefix("!") ? $0 : $0.components(before: " @") }
    }

    /// The warnings for a text as `line code`.
    func warnings(_ text: String) throws(ConfigFileError) -> [String] {
        try read(Array(text.utf8), file: "f", policy: SecretPolicy()).warnings
            .map { "\($0.location?.line ?? 0) \($0.code)" }
    }
}

extension ConfigFile {
    var lines: [String] {
        Array(
            documents.map { document in
                document.entries.map {
                    "\($0.key)=\($0.text.use { $0 }) @\($0.location.line ?? 0):\($0.location.column ?? 0)"
                }
            }
            .joined(separator: ["---"])
        )
    }
}

extension String {
    /// The text up to the last place of another one.
    fileprivate func components(before mark: String) -> String {
        var end = endIndex
        while end > startIndex {
            end = index(before: end)
            if self[end...].hasPrefix(mark) { return String(self[..<end]) }
        }
        return self
    }
}
