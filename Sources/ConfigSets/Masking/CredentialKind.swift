/// Whether a credential is one for trying things out or one that moves money (docs/config-guard.md, "Secrets").
package enum CredentialKind: Hashable, Sendable {
    case test
    case live

    /// Judges a value; `nil` for one that shows neither.
    ///
    /// Gives no part of it away.
    package init?(_ text: ConfigText) {
        guard let kind = text.use(Self.kind) else { return nil }
        self = kind
    }

    /// What a word of a value begins with: keys of Stripe, Toss and Razorpay, and the merchants that everybody tests with.
    private static let starts: [(text: [UInt8], kind: CredentialKind)] =
        [
            "sk_test_", "rk_test_", "pk_test_", "whsec_test", "test_sk_", "test_ck_", "test_gsk_", "test_gck_",
            "rzp_test_", "TC0ONETIME", "TCSUBSCRIP", "INIpayTest", "nictest",
        ]
        .map { (Array($0.utf8), CredentialKind.test) }
        + [
            "sk_live_", "rk_live_", "pk_live_", "sk_prod_", "rk_prod_", "live_sk_", "live_ck_", "live_gsk_",
            "live_gck_",
            "rzp_live_",
        ]
        .map { (Array($0.utf8), CredentialKind.live) }

    /// What a host ends with, or is.
    private static let hosts: [(text: String, kind: CredentialKind)] = [
        ("sandbox.paypal.com", .test), ("-test.adyen.com", .test), ("api.paypal.com", .live),
        ("api-m.paypal.com", .live),
        ("-live.adyen.com", .live), (".live.adyen.com", .live),
    ]

    /// Words are parted by everything but letters, digits and `_`; a word inside another one is none: `task_test_`.
    private static func kind(_ text: String) -> CredentialKind? {
        let bytes = Array(text.utf8)
        var place = 0
        var mayBeHost = false
        while place < bytes.count {
            let start = place
            while place < bytes.count, bytes[place].uniform != nil || bytes[place] == UInt8(ascii: "_") { place += 1 }
            if place - start > 5 {
                let word = bytes[start..<place]
                if let found = starts.first(where: { word.starts(with: $0.text) }) { return found.kind }
            }
            if issuers.contains(where: { $0.elementsEqual(bytes[start..<place]) }) { mayBeHost = true }
            place += 1
        }
        return mayBeHost ? hostKind(bytes) : nil
    }

    private static let issuers = ["paypal", "adyen"].map { Array($0.utf8) }

    private static func hostKind(_ bytes: [UInt8]) -> CredentialKind? {
        for host in bytes.split(whereSeparator: { $0.uniform == nil && !".-".utf8.contains($0) }) {
            let name = String(decoding: host, as: UTF8.self).lowercased()
            if let found = hosts.first(where: { Self.ends(name, with: $0.text) }) { return found.kind }
        }
        return nil
    }

    /// Whether a host ends with a name at a dot or a dash.
    private static func ends(_ host: String, with name: String) -> Bool {
        guard host.hasSuffix(name) else { return false }
        if host.utf8.count == name.utf8.count || name.hasPrefix("-") || name.hasPrefix(".") { return true }
        return host.dropLast(name.count).hasSuffix(".")
    }
}
