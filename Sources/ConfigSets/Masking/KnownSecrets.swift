import Secrets

/// The texts that are secrets somewhere in a project, so that no harmless name shows one of them.
///
/// Words of a language and short numbers are no part of it: a password `payment` must not hide the name of a service.
package struct KnownSecrets: Sendable {
    private var secrets: Set<Secret> = []
    private var lengths: Set<Int> = []

    /// What sets hold as secrets, passwords inside addresses too.
    package init(_ sets: [ConfigSet]) {
        for set in sets {
            for value in set.values.values {
                learn(value.text)
                learn(value.winner.text)
                for candidate in value.hidden { learn(candidate.text) }
                for expansion in value.expansions { learn(expansion.text) }
            }
        }
    }

    private mutating func learn(_ text: ConfigText) {
        guard case .secret(let secret) = text else { return }
        secret.use { text in
            let bytes = Array(text.utf8)
            guard !bytes.contains(UInt8(ascii: "$")) else { return }
            for part in [bytes.startIndex..<bytes.endIndex] + SecretSpans(bytes).spans {
                learn(bytes[part])
            }
        }
    }

    private mutating func learn(_ bytes: ArraySlice<UInt8>) {
        guard Self.isTelling(bytes), lengths.count < 4_096 else { return }
        secrets.insert(Secret(String(decoding: bytes, as: UTF8.self)))
        lengths.insert(bytes.count)
    }

    /// Whether a text that stands elsewhere too was most likely put there as the same secret.
    private static func isTelling(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= 6 else { return false }
        let isWord = bytes.allSatisfy { (0x61...0x7A).contains($0) || "-_. ".utf8.contains($0) }
        return !isWord || bytes.count >= 20
    }

    /// The same settings, in which a text that is a secret elsewhere, or holds one as a word, is a secret too; `nil` when
    /// there is no such text.
    package func hiding(_ set: ConfigSet) -> ConfigSet? {
        guard !secrets.isEmpty else { return nil }
        let tainted = set.values.filter { isTold(by: $0.value) }
        guard !tainted.isEmpty else { return nil }
        return ConfigSet(
            environment: set.environment,
            values: set.values.merging(tainted.mapValues { $0.mapTexts { isTold(by: $0) ? $0.hidden : $0 } }) { $1 },
            findings: set.findings
        )
    }

    private func isTold(by value: EffectiveValue) -> Bool {
        isTold(by: value.text) || !value.expansions.isEmpty && isTold(by: value.winner.text)
            || value.hidden.contains { isTold(by: $0.text) } || value.expansions.contains { isTold(by: $0.text) }
    }

    private func isTold(by text: ConfigText) -> Bool {
        guard case .plain(let text) = text, !text.isEmpty else { return false }
        if isSecret(text[...]) { return true }
        let bytes = text.utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(where: Self.parts) ?? bytes.endIndex
            let isWhole = start == bytes.startIndex && end == bytes.endIndex
            if !isWhole, isSecret(text[start..<end], atLeast: 8) { return true }
            start = end < bytes.endIndex ? bytes.index(after: end) : end
        }
        return false
    }

    private func isSecret(_ text: Substring, atLeast count: Int = 1) -> Bool {
        text.utf8.count >= count && lengths.contains(text.utf8.count) && secrets.contains(Secret(String(text)))
    }

    /// Whether a sign parts the words of an address, a command or a list.
    private static func parts(_ byte: UInt8) -> Bool { byte <= 0x20 || separators[Int(byte)] }

    private static let separators = (0...255).map { ",;&:/@=?\"'()[]{}<>|".utf8.contains(UInt8($0)) }
}
