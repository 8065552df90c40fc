import Files
import Findings

/// What volumes put into a container, by the paths there.
package struct MountedFiles: Sendable {
    /// One file.
    struct File: Sendable {
        /// Its text under its name, or who knows it.
        let entry: ConfigEntry
        /// The settings in it, where its name tells that it holds some.
        let held: HeldFile?
        /// Whether everything in it is a secret.
        let isSecret: Bool
        /// What keeps it, for people: `the ConfigMap 'shop'`.
        let keeper: String
    }

    /// A path of which only the running container knows what lies there.
    struct Gap: Sendable {
        let path: String
        let reason: String
        let location: SourceLocation
    }

    private(set) var files: [String: File] = [:]
    private(set) var gaps: [Gap] = []
    /// The paths of the volumes.
    private var mounts: Set<String> = []
    /// The folders in which something lies, with its names.
    private var folders: [String: [String: Files.File.Kind]] = [:]
    /// Where the service runs, as far as the deployment says so.
    private let declaredFolder: String?

    init(workingFolder: String?) { declaredFolder = workingFolder.map { SpringLocation.normal($0) } }

    var isEmpty: Bool { files.isEmpty && gaps.isEmpty }

    /// Puts a volume into its place, which hides what shorter paths have put there.
    mutating func mount(_ content: [String: File], at path: String) {
        mounts.insert(path)
        for hidden in files.keys where Self.isInside(hidden, path) {
            files[hidden] = nil
            folders[Path.parent(of: hidden)]?[Path.name(of: hidden)] = nil
        }
        for (name, file) in content.sorted(by: { $0.key < $1.key }) {
            let whole = name.isEmpty ? path : Path.join(path, name)
            files[whole] = file
            list(whole, as: .file)
        }
        list(path, as: folders[path] == nil && content.count == 1 && content[""] != nil ? .file : .folder)
    }

    /// Says that only the running container knows what lies at a path.
    mutating func leaveOpen(_ path: String, because reason: String, at location: SourceLocation) {
        mounts.insert(path)
        gaps.append(Gap(path: path, reason: reason, location: location))
        list(path, as: .folder)
    }

    private mutating func list(_ path: String, as kind: Files.File.Kind) {
        var (path, kind) = (path, kind)
        while path != "/", !path.isEmpty {
            let parent = Path.parent(of: path)
            guard folders[parent]?[Path.name(of: path)] != kind else { return }
            folders[parent, default: [:]][Path.name(of: path)] = kind
            (path, kind) = (parent, .folder)
        }
    }
}

// Looking at them as a service does.
extension MountedFiles {
    /// What a folder of the container has by name, as far as volumes put it there.
    func listing(_ folder: String) -> [String: Files.File.Kind] { folders[folder] ?? [:] }

    /// Whether volumes tell everything that lies at a path.
    func isKnown(_ path: String) -> Bool {
        gaps.allSatisfy { !Self.isInside(path, $0.path) } && mounts.contains { Self.isInside(path, $0) }
    }

    /// Every file below a folder as a setting of its own.
    func tree(_ folder: String, policy: SecretPolicy) -> [ConfigEntry] {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return files.filter { $0.key.hasPrefix(prefix) }
            .compactMap { path, file -> ConfigEntry? in
                let names = path.dropFirst(prefix.count).split(separator: "/")
                guard !names.contains(where: { $0.hasPrefix("..") }) else { return nil }
                return file.setting(names.joined(separator: "."), policy: policy)
            }
            .sorted { $0.key < $1.key }
    }

    private static func isInside(_ path: String, _ folder: String) -> Bool {
        path == folder || path == folder + "/" || path.hasPrefix(folder == "/" ? "/" : folder + "/")
    }

    /// What is open after a service has looked into some folders and read some files.
    func open(afterReading read: Set<String>, lookingInto looked: Set<String>) -> [Finding] {
        let unread = files.filter { $0.value.held != nil && !read.contains($0.key) }
            .filter { path, _ in
                // Of a folder that it looks into, a service leaves out the files of profiles that are not active.
                !looked.contains(Path.parent(of: path)) || !Path.name(of: path).hasPrefix("application-")
            }
        let missed = gaps.filter { gap in looked.contains { Self.isInside($0, gap.path) } }
        return unread.sorted { $0.key < $1.key }.map { path, file in file.notRead(at: path) }
            + missed.map {
                .notChecked("What the service reads at \($0.path) is not known: \($0.reason).", at: $0.location)
            }
    }
}

// Where the service runs.
extension MountedFiles {
    /// Where the service runs: what the deployment says, else the one folder that makes sense of what is mounted.
    ///
    /// Spring looks for files where it runs and in `config` there; who mounts files into a `config` means that.
    var workingFolder: String? {
        if let declaredFolder { return declaredFolder }
        var candidates: Set<String> = []
        for (path, file) in files where file.held != nil && Path.name(of: path).hasPrefix("application") {
            let folder = Path.parent(of: path)
            guard !Self.systemFolders.contains(where: { Self.isInside(folder, $0) }) else { continue }
            if Path.name(of: folder) == "config" {
                candidates.insert(Path.parent(of: folder))
            } else if mounts.contains(path), !Self.partNames.contains(Path.name(of: folder)) {
                // A volume over the whole folder would hide the program.
                candidates.insert(folder)
            }
        }
        return candidates.count == 1 ? candidates.first : nil
    }

    /// Folders that no service runs in.
    private static let systemFolders = ["/etc", "/var", "/mnt", "/tmp", "/run", "/media"]
    /// Folders of a program that it does not run in.
    private static let partNames: Set = [
        "conf", "etc", "resources", "classes", "settings", "properties", "lib", "libs",
    ]
}

extension MountedFiles.File {
    /// The file as one setting.
    fileprivate func setting(_ key: String, policy: SecretPolicy) -> ConfigEntry {
        if let store = entry.store, held == nil { return ConfigEntry(key: key, store: store, location: entry.location) }
        let text = (held?.text ?? entry.text).use(ConfigTree.withoutLineEnd)
        let isHidden = isSecret && !text.isEmpty
        return ConfigEntry(
            key: key,
            text: isHidden ? ConfigText.plain(text).hidden : policy.text(text, of: key),
            location: entry.location
        )
    }

    fileprivate func notRead(at path: String) -> Finding {
        .notChecked(
            "'\(entry.key)' in \(keeper) is not read: nothing here says that the service looks at \(path).",
            at: entry.location,
            advice: "Say where with 'workingDir' or SPRING_CONFIG_ADDITIONAL_LOCATION in the manifest, or name a copy "
                + "of the file as a source of its own."
        )
    }
}
