import Glibc

/// Folders: list, create, make lasting.
package enum Folder {
    /// One name in a folder.
    package struct Entry: Hashable, Sendable {
        package let name: String
        /// What it is or, of a link, what that leads to.
        package let kind: File.Kind
        package let isLink: Bool
    }

    /// The names in a folder, links followed, in the order of their bytes (the same on every machine and locale).
    package static func entries(of path: String) throws(FileError) -> [Entry] {
        guard let stream = unsafe opendir(path) else { throw FileError(path: path, operation: .list) }
        defer { unsafe closedir(stream) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let record = unsafe readdir(stream) else {
                guard errno == 0 else { throw FileError(path: path, operation: .list) }
                break
            }
            let name = unsafe withUnsafePointer(to: &record.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            entries.append(entry(name, type: unsafe Int32(record.pointee.d_type), in: path))
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Asks the disk only where the folder's own record does not tell enough.
    private static func entry(_ name: String, type: Int32, in folder: String) -> Entry {
        switch type {
        case Int32(DT_REG): return Entry(name: name, kind: .file, isLink: false)
        case Int32(DT_DIR): return Entry(name: name, kind: .folder, isLink: false)
        default:
            let path = Path.join(folder, name)
            let isLink = type == Int32(DT_LNK) || (type == Int32(DT_UNKNOWN) && File.isLink(path))
            return Entry(name: name, kind: File.kind(path) ?? .other, isLink: isLink)
        }
    }

    /// Creates a folder and those above it; nothing happens when it is there.
    package static func create(_ path: String) throws(FileError) {
        if unsafe mkdir(path, 0o755) == 0 { return }
        if errno == ENOENT, Path.parent(of: path) != path {
            try create(Path.parent(of: path))
            if unsafe mkdir(path, 0o755) == 0 { return }
        }
        guard errno == EEXIST, File.kind(path) == .folder else { throw FileError(path: path, operation: .create) }
    }

    /// Asks the disk to keep a rename, as well as it can: a file system without that has nothing better to offer.
    static func synchronise(_ path: String) {
        let opened = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { return }
        fsync(opened)
        close(opened)
    }
}
