import ArgumentParser
import ConfigRules
import ConfigSets
import Files
import StrictYAML

/// Files of variables that stand beside those of the project.
struct VariableFileOptions: ParsableArguments {
    @Option(
        name: .customLong("env-from"),
        help: ArgumentHelp(
            "A file of variables for placeholders that nothing else supplies; %env% stands for the environment. Repeatable.",
            valueName: "file"
        ),
        completion: .file()
    )
    var variableFiles: [String] = []

    /// The files as sources, the weakest first.
    var spares: [ConfigSource] {
        variableFiles.map { file in
            let path = Path.join(Path.workingFolder(), file)
            return ConfigSource(.dotenv(file: Located(path), dialect: .compose), isOptional: file.contains("%env%"))
        }
    }
}
