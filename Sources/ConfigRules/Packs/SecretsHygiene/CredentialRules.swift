import ConfigSets
import Findings

/// Credentials that try things out, and credentials that move money.
enum CredentialRules {
    static let all = [test, live]

    private static let test = PackRule(
        code: "CFG-SEC-004",
        summary: "Production uses no credential, endpoint or mode that is for tests.",
        reason: "Payments that are made with a test credential are not paid. Supply production's own.",
        flagged: [
            .prod("payment.toss.secret-key=${TOSS_KEY}", variables: "TOSS_KEY=test_sk_k4Xq81vBn2"),
            .prod("payment.stripe.publishable-key=pk_test_k4Xq81vBn2"), .prod("payment.kakao.cid=TC0ONETIME"),
            .prod("payment.url=https://api-m.sandbox.paypal.com/v2"), .prod("payment.gateway.mode=sandbox"),
            .prod("inicis.mid=INIpayTest"),
        ],
        accepted: [
            .prod("payment.stripe.publishable-key=pk_live_k4Xq81vBn2"), .prod("payment.gateway.mode=production"),
            .dev("payment.gateway.mode=test\npayment.kakao.cid=TC0ONETIME", prod: "payment.kakao.cid=CB12345678"),
            .prod("task.name=task_test_runner\nbatch.mode=test"),
        ]
    ) { subject in
        subject.judgeEach { column in
            guard column.environment.isProduction else { return [] }
            return problems(column, .test, "Production's own is needed here")
        }
    }

    private static let live = PackRule(
        code: "CFG-SEC-005",
        summary: "No environment but production has a credential that moves money.",
        reason: "A test with a live credential charges somebody's card. Supply a test credential.",
        flagged: [
            .dev("payment.key=${PG_KEY:sk_live_k4Xq81vBn2}", prod: ""),
            .stage("payment.toss.client-key=live_ck_k4Xq81vBn2", prod: "payment.toss.client-key=live_ck_k4Xq81vBn2"),
            .stage("payment.gateway.mode=live", prod: "payment.gateway.mode=live"),
        ],
        accepted: [
            .prod("payment.toss.client-key=live_ck_k4Xq81vBn2"),
            .dev("payment.toss.client-key=test_ck_k4Xq81vBn2", prod: "payment.toss.client-key=live_ck_k4Xq81vBn2"),
        ]
    ) { subject in
        subject.judgeEach { column in
            guard !column.environment.isProduction else { return [] }
            return problems(column, .live, "a test here moves money")
        }
    }

    private static func problems(_ column: PackColumn, _ kind: CredentialKind, _ consequence: String) -> [PackProblem] {
        let credentials = column.credentials.filter { $0.kind == kind }
            .map { setting, _ in
                PackProblem(
                    setting.value,
                    "is a \(kind == .test ? "test" : "live") credential\(setting.value.source)",
                    consequence
                )
            }
        let modes = column.settings(ending: "mode", "environment", "env")
            .compactMap { setting -> PackProblem? in
                guard !column.found.used.contains(setting.value.winner.location), isAboutGateway(setting.name),
                    mode(setting.value) == kind
                else { return nil }
                return PackProblem(setting.value, "is \(setting.value.quoted)\(setting.value.source)", consequence)
            }
        return credentials + modes
    }

    /// Whether a setting is one of a payment gateway.
    private static func isAboutGateway(_ name: PropertyName) -> Bool {
        name.elements.compactMap(\.word).contains { PaymentWords.names($0) }
    }

    private static func mode(_ value: EffectiveValue) -> CredentialKind? {
        switch value.constant {
        case "test", "sandbox", "testing", "staging", "demo": .test
        case "live", "production", "prod", "real": .live
        case _: nil
        }
    }
}

/// Words by which settings tell that they are about a payment gateway.
enum PaymentWords {
    private static let whole: Set = ["pay", "pg", "psp", "billing"]
    private static let starts = [
        "payment", "toss", "kakaopay", "naverpay", "nicepay", "inicis", "stripe", "paypal", "adyen", "razorpay",
        "braintree", "portone", "iamport",
    ]

    /// Whether one element of a name is such a word, or begins with one.
    static func names(_ word: String) -> Bool { whole.contains(word) || starts.contains { word.hasPrefix($0) } }
}
