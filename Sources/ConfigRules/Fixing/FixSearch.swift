import ConfigSets
import Files
import Findings
import StrictYAML

/// Looks through what was read for changes that could be made; none of them is proved here.
struct FixSearch {
    let project: ConfigProject
    let states: [ServiceState]
    /// Only files that no other environment reads; all when `nil`.
    let environments: [String]?
    private(set) var fixes: [ConfigFix] = []
    private(set) var left: [LeftAlone] = []
    /// Which environments read a file.
    private var readers: [String: Set<String>] = [:]
    private var seen: Set<TextEdit.Place> = []

    init(_ project: ConfigProject, _ states: [ServiceState], environments: [String]?) {
        self.project = project
        self.states = states
        self.environments = environments
    }

    /// The bytes of each file that a fix could mean.
    private(set) var files: [String: [UInt8]] = [:]

    /// Looks for everything.
    mutating func search(missing: (ServiceState) -> [ConfigJudgement.Key]) {
        for state in states {
            for column in state.columns {
                for file in Set(column.stack.layers.flatMap(\.entries).map(\.location.file)) {
                    readers[file, default: []].insert(column.environment.name.value)
                }
            }
        }
        for state in states {
            dropRepetitions(in: state)
            spellInKebabCase(in: state)
            for key in missing(state) { add(key, to: state) }
        }
    }

    /// Notes a fix once, when its file may be edited.
    mutating func note(_ fix: ConfigFix) {
        guard isChosen(fix.file), seen.insert(TextEdit.Place(file: fix.file, edit: fix.edit)).inserted else { return }
        guard bytes(of: fix.file) != nil else {
            return leave(
                fix.key,
                at: SourceLocation(file: fix.file, line: fix.line),
                "its file lies outside the project"
            )
        }
        fixes.append(fix)
    }

    mutating func leave(_ key: String, at location: SourceLocation, _ reason: String) {
        guard isChosen(location.file) else { return }
        let item = LeftAlone(key: key, location: location, reason: reason)
        if !left.contains(item) { left.append(item) }
    }

    private func isChosen(_ file: String) -> Bool {
        guard let environments else { return true }
        return readers[file]?.isSubset(of: environments) ?? false
    }

    /// The bytes of a file of the project; `nil` when it is none.
    mutating func bytes(of file: String) -> [UInt8]? {
        if let known = files[file] { return known }
        let path = Path.join(project.folder, file)
        guard File.kind(path) == .file, let bytes = try? File.read(path) else { return nil }
        files[file] = bytes
        return bytes
    }
}

extension TextEdit {
    /// An edit of one file.
    fileprivate struct Place: Hashable {
        let file: String
        let edit: TextEdit
    }
}
