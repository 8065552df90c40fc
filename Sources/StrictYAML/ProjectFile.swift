package import Files
import Findings
import YAML

/// Files of the project, which whoever writes a change to it may have put there.
package enum ProjectFile {
    /// All bytes of a file below the project folder.
    ///
    /// A link that leaves the project is refused: errors quote what they find in a file, and a build's log is read by
    /// more people than the files of the machine that builds.
    package static func read(_ file: String, in folder: String, limit: Int) throws(FileError) -> [UInt8] {
        let path = Path.join(folder, file)
        if File.isLink(path), let destination = Path.canonical(path), !Path.isInside(destination, folder) {
            throw FileError(path: path, operation: .open, reason: "it is a link that leads out of the project folder")
        }
        return try File.read(path, limit: limit)
    }

    /// The one document of a file below the project folder; `nil` when it is empty, or cannot be read, which is reported.
    package static func tree(_ file: String, in folder: String, _ problems: ProblemCollector) -> FileNode? {
        do throws(FileError) {
            return tree(file, try read(file, in: folder, limit: YAMLLimits().bytes), problems)
        } catch {
            problems.report("Cannot read \(file): \(error.reason).", at: SourceLocation(file: file))
            return nil
        }
    }

    /// The one document of a text; `nil` when it is empty or no YAML, which is reported.
    package static func tree(_ file: String, _ bytes: [UInt8], _ problems: ProblemCollector) -> FileNode? {
        do throws(YAMLError) {
            let documents = try YAMLStream.parse(bytes, file: file)
            if documents.count > 1 {
                let second = FileNode(file: file, node: documents[1])
                problems.report("The file holds a second document. Remove the '---' before it.", at: second.location)
            }
            return documents.first.map { FileNode(file: file, node: $0) }
        } catch {
            problems.report(
                error.problem.description,
                at: SourceLocation(file: file, line: error.position?.line, column: error.position?.column)
            )
            return nil
        }
    }
}
