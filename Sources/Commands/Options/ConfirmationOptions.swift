import ArgumentParser

/// The word that a protected environment asks for.
struct ConfirmationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The environment's name once more: needed to write to a protected environment and to clean any.",
            valueName: "env"
        )
    )
    var confirm: String?
}
