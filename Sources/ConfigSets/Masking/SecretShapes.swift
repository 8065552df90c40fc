import Glibc

/// Tells from a value itself whether it is or holds a secret (docs/config-guard.md, "Secrets").
enum SecretShapes {
    static func isSecret(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return isWhole(bytes) || SecretSpans(bytes).first != nil
    }

    /// Whether the text is a secret as a whole, and not only a part of it that can be told from the rest.
    static func isWhole(_ bytes: [UInt8]) -> Bool {
        isWrapped(bytes) || holdsToken(bytes) || holdsWebhook(bytes) || setsPassword(bytes) || isPasswordLine(bytes)
    }

    /// Whether a text only says yes or no, which is a switch beside a secret: `show-password: false`.
    static func isTruth(_ text: String) -> Bool { ["true", "false"].contains(text.lowercased()) }

    /// Whether a text looks like one made at random: letters and digits, long, and with so many bits in each sign.
    static func isRandom(_ text: String, bitsMin: Double = 3.5) -> Bool {
        let bytes = Array(text.utf8)
        guard (16...4_096).contains(bytes.count), bytes.contains(where: { (48...57).contains($0) }) || isMixed(bytes),
            bytes.allSatisfy({ $0.uniform != nil || "+/=_-".utf8.contains($0) || $0 < 0x20 })
        else { return false }
        var counts: [UInt8: Int] = [:]
        for byte in bytes { counts[byte, default: 0] += 1 }
        let bits = counts.values.reduce(0) { sum, count in
            let share = Double(count) / Double(bytes.count)
            return sum - share * log2(share)
        }
        return bits >= bitsMin
    }

    /// Whether capitals and small letters follow each other as in no name that is put together of words.
    private static func isMixed(_ bytes: [UInt8]) -> Bool {
        func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
        let changes = zip(bytes, bytes.dropFirst()).count { isCapital($0) != isCapital($1) }
        return changes * 3 >= bytes.count
    }

    /// Forms in which encrypted, hashed or private values are written.
    private static func isWrapped(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 12 else { return false }
        if wrappings.contains(where: { bytes.count >= $0.count + 8 && bytes.starts(with: $0) }) { return true }
        // Certificates and public keys begin alike and are for everybody.
        guard bytes.count > 20, bytes.contains(UInt8(ascii: "P")) else { return false }
        return privateKeys.contains { holds(bytes, $0) }
    }

    private static let wrappings = [
        "ENC[", "ENC(", "{cipher}", "{bcrypt}", "$2a$", "$2b$", "$2y$", "$argon2", "Bearer ", "Basic ",
    ]
    .map { Array($0.utf8) }

    /// Whether a text is a user and a password: `root:k4Xq81`.
    static func isLogin(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].count >= 4 else { return false }
        let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "$") }
        return isPlain && !parts[1].allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether a text is a line of a `.pgpass` file: `host:5432:shop:app:k4Xq81`.
    private static func isPasswordLine(_ bytes: [UInt8]) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: ":"), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, !parts[4].isEmpty, bytes.allSatisfy({ $0 > 0x20 }) else { return false }
        let isPort = (2...5).contains(parts[1].count) && parts[1].allSatisfy { (0x30...0x39).contains($0) }
        let isNamed = parts[..<4].allSatisfy { !$0.isEmpty && !$0.contains(UInt8(ascii: "/")) }
        return isNamed && (isPort || parts[1].elementsEqual("*".utf8))
            && !parts[0].allSatisfy { (0x30...0x39).contains($0) }
    }

    /// SQL that gives an account its password.
    private static func setsPassword(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 16, bytes.contains(UInt8(ascii: "'")) || bytes.contains(UInt8(ascii: "\"")) else {
            return false
        }
        let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return passwordStatements.contains { holds(lower, $0) }
    }

    private static let passwordStatements = [
        "identified by '", "identified by \"", "set password", "password('", "password(\"",
        " password '",
    ]
    .map { Array($0.utf8) }

    /// Addresses to which everybody who knows them may write.
    private static func holdsWebhook(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 30, bytes.contains(UInt8(ascii: "/")) else { return false }
        return webhooks.contains { holds(bytes, $0) }
    }

    /// Whether a word stands anywhere in the bytes; a plain loop, for values of megabytes.
    private static func holds(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, bytes.count >= word.count else { return false }
        for start in 0...(bytes.count - word.count) where bytes[start] == first {
            if bytes[start..<(start + word.count)].elementsEqual(word) { return true }
        }
        return false
    }

    private static let privateKeys = ["PRIVATE KEY-----", "PRIVATE KEY BLOCK-----"].map { Array($0.utf8) }

    private static let webhooks = [
        "hooks.slack.com/services/T", "hooks.slack.com/workflows/T", "hooks.slack.com/triggers/T",
        "discord.com/api/webhooks/", "discordapp.com/api/webhooks/", ".webhook.office.com/webhookb2/",
        "hooks.zapier.com/hooks/catch/", "api.telegram.org/bot",
    ]
    .map { Array($0.utf8) }

    /// Words of known issuers, wherever they stand between other text.
    private static func holdsToken(_ bytes: [UInt8]) -> Bool {
        var start = 0
        for place in 0...bytes.count {
            if place < bytes.count, isPartOfToken(bytes[place]) { continue }
            if place - start >= 12, isToken(bytes[start..<place]) { return true }
            start = place + 1
        }
        return false
    }

    private static func isPartOfToken(_ byte: UInt8) -> Bool {
        byte.uniform != nil || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static let prefixes = [
        "sk_live_", "sk_test_", "sk_prod_", "rk_live_", "rk_test_", "rk_prod_", "whsec_", "ghp_", "gho_", "ghs_",
        "ghu_",
        "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xoxe-", "xapp-", "live_sk_", "test_sk_",
        "live_gsk_",
        "test_gsk_", "hvs.", "npm_", "dop_v1_", "SG.", "shpat_", "sk-proj-", "sk-ant-", "AGE-SECRET-KEY-1", "hvb.",
        "hvr.", "xoxs-", "xoxr-", "glptt-", "glrt-", "gldt-",
        "pypi-", "dckr_pat_", "GOCSPX-", "ya29.", "shpss_", "shpca_", "sq0atp-", "sq0csp-", "lin_api_", "rubygems_",
        "NRAK-", "ATATT3x", "dp.pt.", "pul-", "tfp_",
    ]
    .map { Array($0.utf8) }

    private static func isToken(_ word: ArraySlice<UInt8>) -> Bool {
        if word.starts(with: "eyJ".utf8), word.split(separator: UInt8(ascii: ".")).count >= 3 { return true }
        if word.count == 20,
            ["A3T", "AKIA", "ASIA", "ABIA", "ACCA"].contains(where: { word.starts(with: $0.utf8) })
        {
            return word.dropFirst(4).allSatisfy { (65...90).contains($0) || (50...55).contains($0) }
        }
        if word.count == 39, word.starts(with: "AIza".utf8) { return true }
        return prefixes.contains { word.starts(with: $0) && word.count >= $0.count + 8 }
    }
}
