import Files
import Findings

/// Where the files that others name are found, by paths relative to the project.
package struct DeploymentFolder: Sendable {
    private let content: @Sendable (String) throws(ConfigFileError) -> [UInt8]?

    /// The largest file that is read.
    private static let bytesMax = 16 << 20

    /// `content` gives the bytes of a path, or `nil` when nothing stands there.
    package init(content: @escaping @Sendable (String) throws(ConfigFileError) -> [UInt8]?) { self.content = content }

    /// Reads from the disk, below a folder.
    package init(path folder: String) {
        content = { path throws(ConfigFileError) in
            let whole = Path.join(folder, path)
            guard File.kind(whole) != nil else { return nil }
            do throws(FileError) { return try File.read(whole, limit: Self.bytesMax) } catch {
                throw ConfigFileError(error.description, at: SourceLocation(file: path))
            }
        }
    }

    /// The file at a path, or `nil` when there is none.
    func file(_ path: String) throws(ConfigFileError) -> DeploymentFile? {
        try content(path).map { DeploymentFile($0, path: path) }
    }

    /// The path of what a file names, relative to that file.
    static func path(_ name: String, besides file: String) -> String {
        var parts: [Substring] = []
        let whole = Path.join(Path.parent(of: file), name)
        for part in whole.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        return (whole.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}
