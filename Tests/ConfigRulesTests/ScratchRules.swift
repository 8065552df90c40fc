import ConfigRules
import Files
import Findings
import StrictYAML
import TestSupport

/// Writes files into the test's folder, `environments/rules.yaml` among them, and reads it.
func openRules(_ rules: String, files: [String: String] = [:]) throws -> ConfigProject {
    for (name, text) in files.merging([ConfigProject.rulesFile: rules], uniquingKeysWith: { own, _ in own }) {
        let path = Path.join(ScratchFolder.current, name)
        try Folder.create(Path.parent(of: path))
        try File.write(Array(text.utf8), to: path)
    }
    let declared = [ConfigEnvironment(name: Located("dev")), ConfigEnvironment(name: Located("prod"))]
    guard let project = try ConfigProject.read(folder: ScratchFolder.current, declared: { declared }) else {
        throw RulesFileError(findings: [])
    }
    return project
}

/// The problems of a rules file, each with its place; none when it is fine.
func problems(in rules: String) throws -> [String] {
    do {
        _ = try openRules(rules)
        return []
    } catch let error as RulesFileError {
        return error.findings.map(\.sentence)
    }
}
