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

    private static let testWords = [
        "sk_test_", "rk_test_", "pk_test_", "whsec_test", "test_sk_", "test_ck_", "test_gsk_", "test_gck_", "rzp_test_",
        "sandbox.paypal.com", "-test.adyen.com", "TC0ONETIME", "TCSUBSCRIP", "INIpayTest", "nictest",
    ]

    private static let liveWords = [
        "sk_live_", "rk_live_", "pk_live_", "live_sk_", "live_ck_", "live_gsk_", "live_gck_", "rzp_live_",
        "-live.adyen.com",
    ]

    private static func kind(_ text: String) -> CredentialKind? {
        let bytes = Array(text.utf8.prefix(64 << 10))
        if testWords.contains(where: { bytes.firstRange(of: Array($0.utf8)) != nil }) { return .test }
        if liveWords.contains(where: { bytes.firstRange(of: Array($0.utf8)) != nil }) { return .live }
        return nil
    }
}
