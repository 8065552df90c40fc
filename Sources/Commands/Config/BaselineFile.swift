import ConfigRules
import Files
import Findings
import StrictYAML

/// The file with the findings that a team began with.
struct BaselineFile: Sendable {
    /// As a person wrote it.
    let name: String
    private let path: String
    /// Where the rules file names it; `nil` for an option.
    private let location: SourceLocation?

    /// A file that an option names.
    init(_ file: String) {
        name = file
        path = file
        location = nil
    }

    /// The file that the rules file names; `nil` when it names none.
    init?(of project: ConfigProject) {
        guard let file = project.baselineFile else { return nil }
        name = file.value
        path = Path.join(project.folder, file.value)
        location = file.location
    }

    var isThere: Bool { File.kind(path) != nil }

    /// What it holds.
    ///
    /// - Throws: a `Refusal` when it is not there, `FileError` or `ConfigFileError` when it cannot be read.
    func read() throws -> ConfigBaseline {
        guard isThere else { throw Refusal.noBaseline(self, at: location) }
        return try ConfigBaseline(try File.read(path), file: name)
    }

    func write(_ baseline: ConfigBaseline) throws(FileError) {
        let parent = Path.parent(of: path)
        if File.kind(parent) == nil { try Folder.create(parent) }
        try File.write(Array(baseline.text.utf8), to: path)
    }
}

extension Refusal {
    fileprivate static func noBaseline(_ file: BaselineFile, at location: SourceLocation?) -> Refusal {
        Refusal(
            status: .unchecked,
            finding: Finding(
                code: "UNREADABLE_BASELINE",
                message: "There is no baseline \(file.name) yet.",
                advice: "Write it with 'migrate config check "
                    + (location == nil ? "--baseline \(file.name) " : "") + "--update-baseline'.",
                location: location
            )
        )
    }

    /// The wish to write a baseline that nothing names; `option` is how the command line could.
    static func noBaselineNamed(option: String?) -> Refusal {
        let entry = "'baseline: .migrate/config-baseline.json' to \(ConfigProject.rulesFile)."
        return Refusal(
            status: .usage,
            finding: Finding(
                code: "USAGE",
                message: "Nothing says which file the baseline is.",
                advice: option.map { "Add \($0), or \(entry)" } ?? "Add \(entry)"
            )
        )
    }
}
