import Files
import Findings

/// Finds the files of a location and of all folders below it.
struct FolderWalk {
    /// One file, not yet opened.
    struct FoundFile {
        let name: String
        /// The path relative to its location.
        let script: String
        /// The path as a person would type it.
        let path: String
        /// The path to open.
        let file: String
    }

    /// Deeper folders are taken for a loop.
    private static let depthMax = 32

    private(set) var files: [FoundFile] = []
    private(set) var problems: [Finding] = []
    private let project: String
    private let canonicalProject: String
    /// The folder that links may not leave, and its name in messages.
    private var boundary: String

    init(project: String) {
        self.project = project
        canonicalProject = Path.canonical(project) ?? project
        boundary = canonicalProject
    }

    /// Walks one location; says whether it is there.
    mutating func walk(location: String) -> Bool {
        let folder = Path.join(project, location)
        guard let canonical = Path.canonical(folder), File.kind(folder) == .folder else { return false }
        // A location that is given as a place outside is meant; a link that leads there is not.
        let isGivenOutside = location.hasPrefix("/") || location.split(separator: "/").contains("..")
        boundary = isGivenOutside ? canonical : canonicalProject
        guard isInside(canonical) else {
            problems.append(leaves(path: location))
            return true
        }
        walk(Step(folder: folder, path: location, script: "", ancestors: []))
        return true
    }

    /// A folder on the way down.
    private struct Step {
        let folder: String
        let path: String
        let script: String
        let ancestors: [File.Identity]
    }

    private mutating func walk(_ step: Step) {
        guard let identity = File.identity(step.folder), !step.ancestors.contains(identity) else { return }
        guard step.ancestors.count < Self.depthMax else {
            problems.append(
                problem(
                    "FOLDER_TOO_DEEP",
                    "Folders are more than \(Self.depthMax) deep here.",
                    advice: "Move the migrations up.",
                    path: step.path
                )
            )
            return
        }
        let entries: [Folder.Entry]
        do {
            entries = try Folder.entries(of: step.folder)
        } catch {
            problems.append(problem("UNREADABLE_FOLDER", error.description, advice: nil, path: step.path))
            return
        }
        reportClashes(entries, in: step.path)
        for entry in entries {
            let path = Path.join(step.path, entry.name)
            let file = Path.join(step.folder, entry.name)
            let script = Path.join(step.script, entry.name)
            guard !entry.isLink || Path.canonical(file).map(isInside) ?? true else {
                problems.append(leaves(path: path))
                continue
            }
            switch entry.kind {
            case .folder:
                guard !entry.name.hasPrefix(".") else { continue }
                walk(Step(folder: file, path: path, script: script, ancestors: step.ancestors + [identity]))
            case .file, .other: files.append(FoundFile(name: entry.name, script: script, path: path, file: file))
            }
        }
    }

    private func isInside(_ canonical: String) -> Bool { Path.isInside(canonical, boundary) }

    /// Names that are one name on another disk: Unicode forms count as equal, and so does case.
    private mutating func reportClashes(_ entries: [Folder.Entry], in path: String) {
        var firstByName: [String: String] = [:]
        firstByName.reserveCapacity(entries.count)
        for entry in entries {
            // Swift compares strings by their canonical form, so only case needs folding.
            guard let first = firstByName.updateValue(entry.name, forKey: entry.name.lowercased()) else { continue }
            problems.append(
                problem(
                    "NAME_CLASH",
                    "\(first) and \(entry.name) are one name on disks that do not tell case or Unicode forms apart.",
                    advice: "Rename one of them.",
                    path: Path.join(path, entry.name)
                )
            )
        }
    }

    private func leaves(path: String) -> Finding {
        problem(
            "LINK_LEAVES_PROJECT",
            "This link leads out of the project.",
            advice: "Copy the files into the project, or name the folder as a location of its own.",
            path: path
        )
    }

    private func problem(_ code: String, _ message: String, advice: String?, path: String) -> Finding {
        Finding(code: code, message: message, advice: advice, location: SourceLocation(file: path))
    }
}
