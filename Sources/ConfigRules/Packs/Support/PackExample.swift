extension PackRule.Example {
    /// Lines of `.properties` for production alone, with what its deployment supplies and what a store keeps for it.
    static func prod(_ lines: String, variables: String? = nil, stores: String? = nil) -> PackRule.Example {
        PackRule.Example(
            ["prod": lines],
            variables: variables.map { ["prod": $0] } ?? [:],
            stores: stores.map { ["prod": $0] } ?? [:]
        )
    }

    /// Lines for a stage and for production.
    static func stage(_ stage: String, prod: String) -> PackRule.Example {
        PackRule.Example(["stage": stage, "prod": prod])
    }

    /// Lines for a development environment and for production.
    static func dev(_ dev: String, prod: String) -> PackRule.Example { PackRule.Example(["dev": dev, "prod": prod]) }
}
