package import Glibc

/// Whole files: read, write, ask.
package enum File {
    /// What stands at a path.
    package enum Kind: Sendable {
        case file
        case folder
        case other
    }

    /// A file's place on its disk, the same for every path and link that leads to it.
    package struct Identity: Hashable, Sendable {
        package let device: UInt
        package let node: UInt

        /// Takes it from what `stat` or `fstat` has filled in.
        package init(_ status: stat) {
            device = UInt(status.st_dev)
            node = UInt(status.st_ino)
        }
    }

    /// All bytes of a regular file; one that is larger than `limit` is refused before it is read.
    package static func read(_ path: String, limit: Int = 64 << 20) throws(FileError) -> [UInt8] {
        let reader = try FileReader(path: path)
        guard reader.size <= limit else {
            throw FileError(path: path, operation: .read, reason: "it is larger than \(limit) bytes")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(reader.size + 1)
        // One byte more than the size, so that the end is seen in the first read.
        while try reader.read(into: &bytes, atMost: max(reader.size + 1 - bytes.count, 4096)) > 0 {
            guard bytes.count <= limit else {
                throw FileError(path: path, operation: .read, reason: "it grew larger than \(limit) bytes")
            }
        }
        return bytes
    }

    /// Whether `path` itself is a link, wherever that leads.
    package static func isLink(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// What stands at `path` after following links, or `nil` when nothing does.
    package static func kind(_ path: String) -> Kind? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }

    /// The identity of the file that `path` leads to, or `nil` when there is none.
    package static func identity(_ path: String) -> Identity? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return Identity(status)
    }

    /// Writes a file so that a reader or a crash sees either the old content or the new, never a part.
    ///
    /// Temporary file beside it, fsync, rename, fsync of the folder. A link is followed, and what is no regular file (a
    /// device, a pipe) is written to and never replaced.
    package static func write(_ bytes: [UInt8], to given: String) throws(FileError) {
        let path = Path.canonical(given) ?? given
        switch kind(path) {
        case .file, nil: try replace(path, with: bytes)
        case .folder: throw FileError(path: given, operation: .write, reason: "it is a folder")
        case .other: try send(bytes, to: path)
        }
    }

    /// Writes to something that is no regular file.
    private static func send(_ bytes: [UInt8], to path: String) throws(FileError) {
        let opened = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard opened >= 0 else { throw FileError(path: path, operation: .write) }
        defer { close(opened) }
        try writeAll(bytes, to: opened, path: path)
    }

    private static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
        let temporary = "\(path).\(getpid()).partial"
        let opened = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard opened >= 0 else { throw FileError(path: path, operation: .write) }
        do throws(FileError) {
            defer { close(opened) }
            // Who may read the old file may read the new one, and nobody else.
            var status = stat()
            if unsafe stat(path, &status) == 0, fchmod(opened, status.st_mode & 0o777) != 0 {
                throw FileError(path: path, operation: .write)
            }
            try writeAll(bytes, to: opened, path: path)
            guard fsync(opened) == 0 else { throw FileError(path: path, operation: .write) }
        } catch {
            unsafe unlink(temporary)
            throw error
        }
        guard unsafe rename(temporary, path) == 0 else {
            let failure = FileError(path: path, operation: .write)
            unsafe unlink(temporary)
            throw failure
        }
        Folder.synchronise(Path.parent(of: path))
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + done }, bytes.count - done)
            }
            guard written >= 0 || errno == EINTR else { throw FileError(path: path, operation: .write) }
            done += max(written, 0)
        }
    }
}
