import ConfigSets
import Files
import Findings
import StrictYAML

extension FixSearch {
    /// Adds a key that one environment lacks and all others have, as a placeholder that waits for a value.
    mutating func add(_ key: ConfigJudgement.Key, to state: ServiceState) {
        let judged = zip(state.columns.filter(\.environment.isGated), key.compared.values)
        let absent = judged.filter { $0.1 == nil }.map(\.0)
        let present = judged.compactMap { column, value in value.map { (column: column, value: $0) } }
        guard let sample = present.first, !absent.isEmpty else { return }
        let spelling = sample.value.winner.key
        let lacking = absent.map(\.environment.name.value).joined(separator: " and ")
        func because(_ reason: String) -> String {
            "\(lacking) \(absent.count == 1 ? "lacks" : "lack") it, and \(reason)"
        }
        guard absent.count == 1, let column = absent.first else {
            return leave(spelling, at: sample.value.winner.location, because("only some environments have it"))
        }
        guard PropertyName(spelling).list == nil, !spelling.contains("[") else {
            return leave(spelling, at: sample.value.winner.location, because("it is an item of a list or of a map"))
        }
        let targets = Set(present.map { target(of: $0.value.winner.location.file, $0.column, for: column) })
        guard targets.count == 1, let target = targets.first, let file = target else {
            return leave(
                spelling,
                at: sample.value.winner.location,
                because("the others have it where no file of a profile tells where it belongs")
            )
        }
        // The forms in capitals stand first, and the last of them keeps words apart where dashes did.
        let names = PropertyName.environmentVariables(for: spelling)
        let variable = names.last { $0 == $0.uppercased() } ?? spelling
        note(
            ConfigFix(
                kind: .added(environment: column.environment.name.value, variable: variable),
                key: spelling,
                file: file,
                line: nil,
                edit: .addition(key: spelling, value: "${\(variable)}")
            )
        )
    }

    /// The file of an environment's profile that stands beside another environment's: same folder, same name.
    private func target(of file: String, _ other: ServiceState.Column, for column: ServiceState.Column) -> String? {
        let name = file.springName
        guard let profile = other.environment.profiles.last(where: { name.hasSuffix("-\($0)") }),
            let index = other.environment.profiles.lastIndex(of: profile),
            index < column.environment.profiles.count
        else { return nil }
        let base = name.dropLast(profile.count) + column.environment.profiles[index]
        let folder = file.split(separator: "/").dropLast().joined(separator: "/")
        let ending = file.split(separator: ".").last.map(String.init) ?? ""
        return ([ending] + ["yml", "yaml", "properties"]).lazy
            .map { (folder.isEmpty ? "" : folder + "/") + base + "." + $0 }
            .first { File.kind(Path.join(project.folder, $0)) == .file }
    }
}
