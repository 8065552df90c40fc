import ConfigSets
import Files
import Findings

/// Finds and reads `spring-configuration-metadata.json` files.
struct MetadataFiles {
    let folder: String

    private static let depthMax = 16

    /// Adds what all files that match a glob say.
    func read(_ pattern: String, into metadata: inout SpringMetadata) throws(ConfigFileError) {
        for path in try paths(pattern) {
            let bytes: [UInt8]
            do throws(FileError) { bytes = try File.read(Path.join(folder, path), limit: 16 << 20) } catch {
                throw ConfigFileError(error.description, at: SourceLocation(file: path))
            }
            try metadata.add(bytes, file: path)
        }
    }

    private func paths(_ pattern: String) throws(ConfigFileError) -> [String] {
        guard pattern.contains(where: { "*?[".contains($0) }) else { return [pattern] }
        let glob = Glob(pattern)
        let fixed = pattern.split(separator: "/").prefix { part in !part.contains { "*?[".contains($0) } }
        var found: [String] = []
        do throws(FileError) {
            try walk(fixed.joined(separator: "/"), depth: 0) { if glob.matches($0) { found.append($0) } }
        } catch {
            throw ConfigFileError(error.description, at: SourceLocation(file: pattern))
        }
        return found
    }

    private func walk(_ path: String, depth: Int, _ visit: (String) -> Void) throws(FileError) {
        guard depth < Self.depthMax, File.kind(Path.join(folder, path)) == .folder else { return }
        for entry in try Folder.entries(of: Path.join(folder, path)) {
            let own = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
            switch entry.kind {
            case .file: visit(own)
            case .folder where !entry.isLink: try walk(own, depth: depth + 1, visit)
            case .folder, .other: continue
            }
        }
    }
}
