/// Tells from a value itself whether it is or holds a secret (docs/config-guard.md, "Secrets").
enum SecretShapes {
    /// Values longer than this are looked at in their first part alone: no secret of a known shape begins later.
    private static let bytesMax = 64 << 10

    static func isSecret(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(bytesMax))
        return holdsUserInfo(bytes) || holdsPasswordParameter(bytes) || isWrapped(bytes) || holdsToken(bytes)
    }

    /// `scheme://user:password@host`, unless the password is a placeholder.
    private static func holdsUserInfo(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while let start = rest.firstRange(of: Array("://".utf8)) {
            rest = rest[start.upperBound...]
            let authority = rest.prefix { !"/?# ,\"'".utf8.contains($0) }
            guard let at = authority.lastIndex(of: UInt8(ascii: "@")),
                let colon = authority[..<at].firstIndex(of: UInt8(ascii: ":"))
            else { continue }
            let password = authority[(colon + 1)..<at]
            if !password.isEmpty, !password.starts(with: "${".utf8) { return true }
        }
        return false
    }

    /// `password=…` in the query of a JDBC url or in a connection string, unless it is a placeholder.
    private static func holdsPasswordParameter(_ bytes: [UInt8]) -> Bool {
        let lower = bytes.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
        for word in ["password=", "pwd=", "secret=", "token="] {
            var rest = lower[...]
            while let found = rest.firstRange(of: Array(word.utf8)) {
                let isParameter = found.lowerBound == 0 || "?&;, ".utf8.contains(lower[found.lowerBound - 1])
                let value = lower[found.upperBound...].prefix { !"&; ".utf8.contains($0) }
                if isParameter, !value.isEmpty, !value.starts(with: "${".utf8), !value.starts(with: "\"${".utf8) {
                    return true
                }
                rest = rest[found.upperBound...]
            }
        }
        return false
    }

    /// Forms in which encrypted or private values are written.
    private static func isWrapped(_ bytes: [UInt8]) -> Bool {
        let starts = ["-----BEGIN ", "ENC[", "ENC(", "{cipher}", "$2a$", "$2b$", "$2y$", "$argon2"]
        return starts.contains { bytes.starts(with: $0.utf8) }
            || bytes.firstRange(of: Array("PRIVATE KEY-----".utf8)) != nil
    }

    /// Words of known issuers, wherever they stand between other text.
    private static func holdsToken(_ bytes: [UInt8]) -> Bool {
        let isWord = { (byte: UInt8) in
            byte.uniform != nil || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        }
        return bytes.split { !isWord($0) }.contains { isToken(Array($0)) }
    }

    private static func isToken(_ word: [UInt8]) -> Bool {
        if word.starts(with: "eyJ".utf8), word.split(separator: UInt8(ascii: ".")).count == 3 { return true }
        if word.count == 20, ["AKIA", "ASIA", "ABIA", "ACCA"].contains(where: { word.starts(with: $0.utf8) }) {
            return word.dropFirst(4).allSatisfy { (65...90).contains($0) || (50...55).contains($0) }
        }
        let prefixes = [
            "sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "whsec_", "ghp_", "gho_", "ghs_", "github_pat_",
            "glpat-", "xoxb-", "xoxp-", "xoxa-", "live_sk_", "test_sk_", "live_gsk_", "test_gsk_", "hvs.",
        ]
        return prefixes.contains { word.starts(with: $0.utf8) && word.count >= $0.utf8.count + 8 }
    }
}
