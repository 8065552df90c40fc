import ArgumentParser

/// Where the project is.
struct ProjectOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The project folder; by default the nearest one upwards that holds migrations/ or migrate.yaml.",
            valueName: "dir"
        ),
        completion: .directory
    )
    var project: String?
}
