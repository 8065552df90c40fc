import Files

/// A part of a repository that is built into one service.
struct DiscoveredModule {
    let name: String
    /// The folder of its build, empty for the repository's own.
    let root: String
    /// The lines that say where its own files of settings are.
    let sources: [String]
    /// Whether it is the only one.
    let isAlone: Bool

    /// Whether a path is about this module: it lies in it, or has its name.
    func isMeant(by path: String) -> Bool {
        isAlone || (!root.isEmpty && path.hasPrefix(root + "/")) || Self.names(name, path)
    }

    /// Whether a path names a service: as a folder, or as a word of the file's name.
    private static func names(_ service: String, _ path: String) -> Bool {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last else { return false }
        guard !parts.dropLast().contains(service) else { return true }
        return [".", "-", "_"].contains { name.hasPrefix(service + $0) || name.contains($0 + service + ".") }
    }

    /// `./payment` beside `deploy` is `deploy/payment`.
    static func joined(_ folder: String, _ path: String) -> String {
        var parts: [Substring] = folder.split(separator: "/").filter { $0 != "." }
        for part in path.split(separator: "/") where part != "." {
            if part == "..", parts.last != nil { parts.removeLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

extension DiscoveredModule {
    private static let suffixes = [".yml", ".yaml", ".properties"]

    /// The modules with files of Spring: `application`, or `bootstrap` alone; `own` is what the repository is called.
    static func all(_ files: [String], own: String) -> [DiscoveredModule] {
        var folders = folders(files, of: "application")
        let bootstrapped = Self.folders(files, of: "bootstrap").filter { !folders.contains($0) }
        folders += bootstrapped
        return folders.map { folder in
            let root = root(of: folder)
            let shown = folder.isEmpty ? "." : folder
            let sources = bootstrapped.contains(folder) ? bootstrap(files, in: folder) : ["spring: \(shown)"]
            return DiscoveredModule(
                name: root.isEmpty ? own : Path.name(of: root),
                root: root,
                sources: sources,
                isAlone: folders.count == 1
            )
        }
    }

    /// Folders with files of a name, in their order.
    private static func folders(_ files: [String], of base: String) -> [String] {
        var folders: [String] = []
        for file in files where isFile(Path.name(of: file), of: base) {
            let folder = file.contains("/") ? Path.parent(of: file) : ""
            // The `config` folder beside `application` files is read with them.
            let parent = folder.hasSuffix("/config") ? String(folder.dropLast("/config".count)) : folder
            if !folders.contains(parent) { folders.append(parent) }
        }
        return folders
    }

    private static func isFile(_ name: String, of base: String) -> Bool {
        suffixes.contains { name == base + $0 || (name.hasPrefix(base + "-") && name.hasSuffix($0)) }
    }

    /// What Spring Cloud reads before anything else: files alone, each above the one before it.
    private static func bootstrap(_ files: [String], in folder: String) -> [String] {
        let own = files.filter { ($0.contains("/") ? Path.parent(of: $0) : "") == folder }
        let plain = own.filter { Path.stem(of: $0) == "bootstrap" }.map { "file: \"\($0)\"" }
        var endings: [String] = []
        for file in own where Path.name(of: file).hasPrefix("bootstrap-") {
            let ending = String(Path.name(of: file).dropFirst(Path.stem(of: file).count))
            if suffixes.contains(ending), !endings.contains(ending) { endings.append(ending) }
        }
        return plain + endings.map { "{file: \"\(Path.join(folder, "bootstrap-%env%" + $0))\", optional: true}" }
    }

    /// The folder of a build's module: what stands before `src/main/resources`.
    private static func root(of folder: String) -> String {
        guard let range = folder.firstRange(of: "src/main/resources") else { return folder }
        let root = folder[..<range.lowerBound]
        return String(root.hasSuffix("/") ? root.dropLast() : root)
    }
}
