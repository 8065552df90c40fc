import ConfigSets
import Findings

/// How a payment gateway is asked again.
enum RetryRules {
    static let all = [attempts, backoff, jitter, breaker, limiter]

    private static let whole = """
        resilience4j.retry.instances.pg.max-attempts=3
        resilience4j.retry.instances.pg.enable-exponential-backoff=true
        resilience4j.retry.instances.pg.enable-randomized-wait=true

        """
    private static let beside = """
        resilience4j.circuitbreaker.instances.pg.sliding-window-size=20
        resilience4j.timelimiter.instances.pg.timeout-duration=3s

        """
    private static let inherited = """
        resilience4j.retry.configs.default.max-attempts=2
        resilience4j.retry.configs.default.enable-exponential-backoff=true
        resilience4j.retry.configs.default.enable-randomized-wait=true
        resilience4j.circuitbreaker.instances.paymentGateway.base-config=default
        resilience4j.timelimiter.instances.paymentGateway.timeout-duration=3s
        resilience4j.retry.instances.paymentGateway.wait-duration=200ms

        """

    private static let attempts = PackRule(
        code: "CFG-RETRY-001",
        summary: "A payment gateway is asked two or three times.",
        reason: """
            One attempt gives up on a packet that was lost; many make a slow gateway slower and hold the customer. Set \
            max-attempts to 2 or 3.
            """,
        flagged: [
            .prod(beside + whole.replacing("max-attempts=3", with: "max-attempts=5")),
            .prod(inherited + "resilience4j.retry.instances.paymentGateway.max-attempts=1"),
        ],
        accepted: [
            .prod(beside + whole), .prod(inherited),
            .prod("resilience4j.retry.instances.inventory.max-attempts=10"),
        ]
    ) { subject in
        judge(subject) { retry in
            let (count, value) = retry.attempts
            guard let value, !(2...3).contains(count) else { return nil }
            return PackProblem(
                value,
                "is \(count) for \(retry.instance)",
                count < 2 ? "a packet that is lost fails a payment" : "a slow gateway is asked until it falls"
            )
        }
    }

    private static let backoff = PackRule(
        code: "CFG-RETRY-002",
        summary: "The wait before a payment gateway is asked again grows.",
        reason:
            "A gateway that is asked again at once gets no time to recover. Set enable-exponential-backoff to true.",
        flagged: [
            .prod(beside + whole.replacing("exponential-backoff=true", with: "exponential-backoff=false")),
            .prod(
                beside
                    + "resilience4j.retry.instances.pg.max-attempts=3\nresilience4j.retry.instances.pg.enable-randomized-wait=true"
            ),
        ],
        accepted: [.prod(beside + whole), .prod(inherited)]
    ) { judge($0, without: "enable-exponential-backoff", "the gateway gets no time to recover") }

    private static let jitter = PackRule(
        code: "CFG-RETRY-003",
        summary: "The wait before a payment gateway is asked again is not the same for all.",
        reason: """
            Without jitter all that failed together ask again together. Set enable-randomized-wait to true.
            """,
        flagged: [
            .prod(beside + whole.replacing("randomized-wait=true", with: "randomized-wait=false")),
            .prod(inherited + "resilience4j.retry.instances.paymentGateway.enable-randomized-wait=false"),
        ],
        accepted: [.prod(beside + whole), .prod(inherited)]
    ) { judge($0, without: "enable-randomized-wait", "all that failed together ask again together") }

    private static let breaker = PackRule(
        code: "CFG-RETRY-004",
        summary: "Beside the retry of a payment gateway stands a circuit breaker of the same name.",
        reason: """
            A gateway that is down is asked by every request, three times each, until somebody stops it. Add \
            resilience4j.circuitbreaker.instances with the same name.
            """,
        flagged: [
            .prod(whole + "resilience4j.timelimiter.instances.pg.timeout-duration=3s"),
            .prod(
                whole
                    + "resilience4j.timelimiter.instances.pg.timeout-duration=3s\nresilience4j.circuitbreaker.instances.bank.sliding-window-size=9"
            ),
        ],
        accepted: [.prod(beside + whole), .prod(inherited)]
    ) { subject in
        judge(subject) { retry in
            guard !retry.has("circuitbreaker") else { return nil }
            return PackProblem(
                retry.any,
                "has no circuit breaker of the name \(retry.instance) beside it",
                "a gateway that is down is asked by every request"
            )
        }
    }

    private static let limiter = PackRule(
        code: "CFG-RETRY-005",
        summary: "Beside the retry of a payment gateway stands a time limiter of the same name.",
        reason:
            "Without one a request waits as long as the gateway likes, for each attempt. Add one, or a client timeout.",
        severity: .note,
        flagged: [
            .prod(whole + "resilience4j.circuitbreaker.instances.pg.sliding-window-size=20"),
            .prod(
                whole
                    + "resilience4j.circuitbreaker.instances.pg.sliding-window-size=20\nresilience4j.timelimiter.instances.bank.timeout-duration=1s"
            ),
        ],
        accepted: [.prod(beside + whole), .prod(inherited)]
    ) { subject in
        judge(subject) { retry in
            guard !retry.has("timelimiter") else { return nil }
            return PackProblem(
                retry.any,
                "has no time limiter of the name \(retry.instance) beside it",
                "each attempt may take as long as the gateway likes"
            )
        }
    }

    private static func judge(_ subject: PackSubject, _ problem: (RetrySettings) -> PackProblem?) -> [RuleViolation] {
        subject.judgeEach { column in RetrySettings.all(column, service: subject.service.name).compactMap(problem) }
    }

    /// A switch that has to be on; one attempt alone has nothing to wait for.
    private static func judge(_ subject: PackSubject, without name: String, _ consequence: String) -> [RuleViolation] {
        judge(subject) { retry in
            guard retry.attempts.count > 1, retry.value(name)?.truth != true else { return nil }
            if let value = retry.value(name) {
                return PackProblem(value, "is \(value.quoted) for \(retry.instance)", consequence)
            }
            return PackProblem(
                missing: "resilience4j.retry.instances.\(retry.instance).\(name)",
                beside: retry.any,
                "is not set",
                consequence
            )
        }
    }
}
