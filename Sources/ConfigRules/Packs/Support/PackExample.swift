extension PackRule.Example {
    /// Lines of `.properties` for production alone.
    static func prod(_ lines: String) -> PackRule.Example { PackRule.Example(["prod": lines]) }

    /// Lines for a stage and for production.
    static func stage(_ stage: String, prod: String) -> PackRule.Example {
        PackRule.Example(["stage": stage, "prod": prod])
    }

    /// Lines for a development environment and for production.
    static func dev(_ dev: String, prod: String) -> PackRule.Example { PackRule.Example(["dev": dev, "prod": prod]) }
}
