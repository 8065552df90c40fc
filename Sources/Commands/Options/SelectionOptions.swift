import ArgumentParser

/// Which databases a command is for.
struct SelectionOptions: ParsableArguments {
    @Option(
        name: [.customLong("env"), .customShort("e")],
        help: ArgumentHelp(
            "The environment; by default the project's default-environment, or 'local'.",
            valueName: "name"
        )
    )
    var environment: String?

    @Option(
        name: [.customLong("shard"), .customShort("s")],
        help: ArgumentHelp(
            "A shard's name, a glob such as 'shard*', or tag:TAG. Repeatable; all shards when absent.",
            valueName: "name|glob|tag:tag"
        )
    )
    var shards: [String] = []

    /// Whether nobody chose anything.
    var isEmpty: Bool { environment == nil && shards.isEmpty }
}
