import ConfigSets
import Files
import Findings
import StrictYAML

/// Reads the lists of keys that the rules file names: `kind: keys-file`.
struct KeyListReader {
    private let project: ConfigProject

    /// The largest list that is read.
    private static let bytesMax = 4 << 20

    init(_ project: ConfigProject) { self.project = project }

    /// The lists for one environment of a service; `filled` puts both names into a path.
    func lists(
        for environment: ConfigEnvironment,
        filled: (Located<String>) -> Located<String>
    ) throws(ConfigFileError) -> StoreKnowledge {
        var lists: [KeyList] = []
        var missing: [Located<String>] = []
        for store in stores where store.serves(environment.name.value) {
            guard let file = store.file.map(filled) else { continue }
            let path = Path.join(project.folder, file.value)
            guard File.kind(path) != nil else {
                missing.append(file)
                continue
            }
            let bytes: [UInt8]
            do throws(FileError) { bytes = try File.read(path, limit: Self.bytesMax) } catch {
                throw ConfigFileError(error.description, at: SourceLocation(file: file.value))
            }
            let content = try SecretKeyList(DeploymentFile(bytes, path: file.value))
            lists.append(KeyList(file: file.value, mode: store.mode, content: content))
        }
        return StoreKnowledge(lists: lists, missing: missing)
    }

    /// The paths under which no service has a list in any environment: they are most likely misspelt.
    var findings: [Finding] {
        stores.compactMap { store in
            guard let file = store.file else { return nil }
            let isFound = project.services.contains { service in
                project.environments.contains { environment in
                    let path = file.value.replacing("%env%", with: environment.name.value)
                        .replacing("%service%", with: service.name)
                    return File.kind(Path.join(project.folder, path)) != nil
                }
            }
            guard !isFound else { return nil }
            return ConfigFileError("There is no file '\(file.value)'.", at: file.location ?? project.rulesLocation)
                .finding
        }
    }

    private var stores: [SecretStoreSettings] {
        project.stores.filter { store in
            switch store.kind {
            case .keysFile: true
            case .secretsManager, .parameterStore, .vault: false
            }
        }
    }
}

extension ConfigProject {
    fileprivate var rulesLocation: SourceLocation { SourceLocation(file: Self.rulesFile) }
}
