import Glibc

/// Paths as text, with `/` between names.
package enum Path {
    /// `name` inside `folder`; an absolute `name` stands for itself, and `.` for the folder.
    package static func join(_ folder: String, _ name: String) -> String {
        if name == "." { return folder.isEmpty ? name : folder }
        if name.hasPrefix("/") || folder.isEmpty || folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// The folder that holds `path`: `.` for a bare name, `/` for the root.
    package static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last name in `path`.
    package static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// The last name in `path` without its ending.
    package static func stem(of path: String) -> String {
        let name = name(of: path)
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }

    /// Whether one absolute path without links is another or lies below it.
    package static func isInside(_ path: String, _ folder: String) -> Bool {
        path == folder || path.hasPrefix(folder == "/" ? folder : folder + "/")
    }

    /// Whether a path that somebody wrote is relative and stays below where it starts.
    package static func staysBelow(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.split(separator: "/").contains("..") && !path.contains("\0")
    }

    /// The absolute path without links, `.` or `..`, or `nil` when nothing stands there.
    package static func canonical(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The folder that the process runs in.
    package static func workingFolder() -> String { canonical(".") ?? "." }
}
