import Files
import TestSupport
import Topology

/// Writes files into the test's folder, a `migrations/` beside them, and opens the project.
func openProject(
    _ files: [String: String] = [:],
    stores: StoreReading = .none,
    variables: [String: String] = [:]
) throws -> Project {
    try Folder.create("\(ScratchFolder.current)/migrations")
    for (name, text) in files {
        let path = "\(ScratchFolder.current)/\(name)"
        try Folder.create(Path.parent(of: path))
        try File.write(Array(text.utf8), to: path)
    }
    return try Project.open(folder: ScratchFolder.current, stores: stores) { variables[$0] }
}

/// The lines of the error that opening gives; none when the project is fine.
func problems(in files: [String: String]) throws -> [String] {
    do {
        _ = try openProject(files)
        return []
    } catch let error as ProjectError {
        return error.description.split(separator: "\n").map(String.init)
    }
}

/// The lines of the error that choosing targets gives; none when all is fine.
func problems(
    choosing shards: [String] = [],
    environment: String? = nil,
    in files: [String: String]
) throws -> [String] {
    do {
        _ = try openProject(files).targets(environment: environment, shards: shards)
        return []
    } catch let error as ProjectError {
        return error.description.split(separator: "\n").map(String.init)
    }
}
