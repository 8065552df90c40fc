import Secrets

/// A text as a person may see it: of a url with a password everything but the password, of another secret nothing.
package struct ShownText: Hashable, Sendable, CustomStringConvertible {
    /// What stands in a secret's place; the same for all of them, so that it tells not even a length.
    package static let mark = "‹secret›"

    package let description: String

    private init(_ description: String) { self.description = description }

    /// The text of a key as one place has it, placeholders not replaced.
    package init(_ text: ConfigText, of key: String, by policy: SecretPolicy) {
        switch text {
        case .plain(let text): description = text
        case .secret(let secret): description = secret.use { Self.masked($0, of: key, by: policy) }
        }
    }

    private static func masked(_ text: String, of key: String, by policy: SecretPolicy) -> String {
        let bytes = Array(text.utf8)
        let spans = SecretSpans(bytes).spans
        guard !spans.isEmpty, !SecretShapes.isWhole(bytes), !policy.isSecret(key: key, holding: text) else {
            return mark
        }
        var shown: [UInt8] = []
        var place = 0
        for span in spans {
            shown += bytes[place..<span.lowerBound] + Array(mark.utf8)
            place = span.upperBound
        }
        let rest = String(decoding: shown + bytes[place...], as: UTF8.self)
        return policy.holdsSecretDefault(rest) ? mark : rest
    }

    /// Words that somebody wrote for others to read, without what looks like a secret in them.
    package static func words(_ text: String) -> String {
        let policy = SecretPolicy()
        return ShownText(policy.text(text, of: ""), of: "", by: policy).description
    }
}

extension EffectiveValue {
    /// What a person may see of the value: its expansion, or its template where a placeholder brought a secret in.
    package func shown(by policy: SecretPolicy) -> ShownText {
        let isTainted = !stores.isEmpty || expansions.contains { $0.text.isSecret }
        return ShownText(isTainted ? winner.text : text, of: winner.key, by: policy)
    }
}
