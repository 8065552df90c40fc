import ArgumentParser

/// What counts as a failure beyond what always does.
struct StrictnessOptions: ParsableArguments {
    @Flag(help: "Objects that exist and cannot be compared are failures, not warnings.")
    var strict = false
}
