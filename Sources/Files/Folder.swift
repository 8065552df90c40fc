import Glibc

/// Folders: list, create, make lasting.
package enum Folder {
    /// One name in a folder.
    package struct Entry: Hashable, Sendable {
        package let name: String
        package let kind: File.Kind
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
            let kind: File.Kind? =
                switch unsafe Int32(record.pointee.d_type) {
                case Int32(DT_REG): .file
                case Int32(DT_DIR): .folder
                default: File.kind(Path.join(path, name))  // a link, or a disk that does not tell
                }
            entries.append(Entry(name: name, kind: kind ?? .other))
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
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

    /// Asks the disk to keep a rename. Best effort: a file system without it has nothing better to offer.
    static func synchronise(_ path: String) {
        let opened = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { return }
        fsync(opened)
        close(opened)
    }
}
