import ArgumentParser
import ConfigRules

/// Where values come from that no file of the project holds.
struct ValueOptions: ParsableArguments {
    @Flag(
        help: "Ask the secret stores and config servers that the rules file names. Without it no connection is made."
    )
    var live = false

    @OptionGroup var files: VariableFileOptions

    /// The files as sources, the weakest first.
    var spares: [ConfigSource] { files.spares }
}
