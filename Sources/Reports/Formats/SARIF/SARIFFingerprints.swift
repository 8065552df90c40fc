import Findings

/// What tells findings apart from run to run, so that an alert stays the same alert.
///
/// Made of what was found, not of where: neither the line, which moves as a file is edited, nor the shards, which are
/// mended one after another.
struct SARIFFingerprints {
    private var counts: [String: Int] = [:]

    /// The finding's fingerprint; the second of two equal ones gets a number.
    mutating func next(for finding: Finding) -> String {
        let subject: [String?] =
            if let difference = finding.difference {
                [difference.object, difference.attribute, difference.expected, difference.found]
            } else {
                [finding.location?.file, finding.message]
            }
        // A length before each text keeps ("a", "bc") and ("ab", "c") apart.
        let parts = ([finding.code] + subject).map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }
        let digits = String(Self.hash(parts.joined()), radix: 16)
        let hash = String(repeating: "0", count: 16 - digits.count) + digits
        let count = counts[hash, default: 0] + 1
        counts[hash] = count
        return "\(hash):\(count)"
    }

    /// FNV-1a with 64 bits: a name for a text and no protection against forgery.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
