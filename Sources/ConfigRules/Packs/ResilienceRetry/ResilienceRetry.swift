/// `resilience/retry`: a payment gateway is asked again in a way that helps.
enum ResilienceRetry {
    static let pack = RulePack(
        name: "resilience/retry",
        summary: "A payment gateway is asked again two or three times, ever later, and not at all when it is down.",
        rules: RetryRules.all
    )
}
