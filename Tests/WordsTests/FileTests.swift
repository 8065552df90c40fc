import Files
import Glibc
import TestSupport
import Testing

@Suite(.scratchFolder) struct WholeFiles {
    private var folder: String { ScratchFolder.current }

    @Test(arguments: [0, 1, 4095, 4096, 4097, 300_000])
    func `what is written is read back`(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try File.write(bytes, to: "\(folder)/a")
        #expect(try File.read("\(folder)/a") == bytes)
    }

    @Test func `writing replaces a file whole and leaves nothing beside it`() throws {
        try File.write(Array("old and longer".utf8), to: "\(folder)/a")
        try File.write(Array("new".utf8), to: "\(folder)/a")
        #expect(try File.read("\(folder)/a") == Array("new".utf8))
        #expect(try Folder.entries(of: folder).map(\.name) == ["a"])
    }

    @Test(arguments: [0o600, 0o640, 0o755]) func `a file that is replaced is read by the same people`(
        mode: mode_t
    ) throws {
        try File.write(Array("old".utf8), to: "\(folder)/a")
        #expect(unsafe chmod("\(folder)/a", mode) == 0)
        try File.write(Array("new".utf8), to: "\(folder)/a")
        var status = stat()
        #expect(unsafe stat("\(folder)/a", &status) == 0)
        #expect(status.st_mode & 0o777 == mode)
    }

    @Test func `a reader that has the old file open goes on reading the old file`() throws {
        try File.write(Array("old".utf8), to: "\(folder)/a")
        let reader = try FileReader(path: "\(folder)/a")
        try File.write(Array("new".utf8), to: "\(folder)/a")
        var bytes: [UInt8] = []
        _ = try reader.read(into: &bytes, atMost: 100)
        #expect(bytes == Array("old".utf8))
    }

    @Test func `a write that cannot be finished leaves the old file and nothing beside it`() throws {
        try Folder.create("\(folder)/taken/inside")
        #expect(throws: FileError.self) { try File.write([1], to: "\(folder)/taken") }
        #expect(throws: FileError.self) { try File.write([1], to: "\(folder)/missing/a") }
        #expect(try Folder.entries(of: folder).map(\.name) == ["taken"])
    }

    @Test func `a file above the limit is refused`() throws {
        try File.write([1, 2, 3], to: "\(folder)/a")
        #expect(try File.read("\(folder)/a", limit: 3) == [1, 2, 3])
        #expect(
            throws: FileError(path: "\(folder)/a", operation: .read, reason: "it is larger than 2 bytes")
        ) { try File.read("\(folder)/a", limit: 2) }
    }

    @Test func `a pipe, a folder and a device are refused and not waited for`() throws {
        #expect(unsafe mkfifo("\(folder)/pipe", 0o600) == 0)
        for path in ["\(folder)/pipe", folder, "/dev/zero"] {
            #expect(
                throws: FileError(path: path, operation: .open, reason: "it is not a regular file")
            ) { try File.read(path) }
        }
    }

    @Test func `an error says what was tried, on what, and why`() {
        do throws(FileError) {
            _ = try File.read("/nowhere/a")
        } catch {
            #expect(error.description == "Cannot open /nowhere/a: No such file or directory.")
            #expect(error.errorNumber == ENOENT)
        }
        #expect(throws: FileError.self) { try File.read("/nowhere/a") }
    }

    @Test func `a link has the identity and the kind of what it leads to`() throws {
        try File.write([], to: "\(folder)/a")
        #expect(unsafe symlink("a", "\(folder)/link") == 0)
        #expect(File.identity("\(folder)/link") == File.identity("\(folder)/a"))
        #expect(File.identity("\(folder)/a") != nil)
        #expect(File.identity("\(folder)/none") == nil)
        #expect(File.kind("\(folder)/link") == .file)
        #expect(File.kind(folder) == .folder)
        #expect(File.kind("/dev/zero") == .other)
        #expect(File.kind("\(folder)/none") == nil)
    }
}

@Suite(.scratchFolder) struct Folders {
    private var folder: String { ScratchFolder.current }

    @Test func `names come in the order of their bytes, links followed`() throws {
        for name in ["b", "B", "é", "a"] { try File.write([], to: "\(folder)/\(name)") }
        try Folder.create("\(folder)/z")
        #expect(unsafe symlink("z", "\(folder)/link") == 0)
        let entries = try Folder.entries(of: folder)
        #expect(entries.map(\.name) == ["B", "a", "b", "link", "z", "é"])
        #expect(entries.map(\.kind) == [.file, .file, .file, .folder, .folder, .file])
    }

    @Test func `creating a folder creates those above it, and again does nothing`() throws {
        try Folder.create("\(folder)/a/b/c")
        try Folder.create("\(folder)/a/b/c")
        #expect(File.kind("\(folder)/a/b/c") == .folder)
        try File.write([], to: "\(folder)/file")
        #expect(throws: FileError.self) { try Folder.create("\(folder)/file") }
    }

    @Test func `a folder that is not there cannot be listed`() {
        #expect(throws: FileError.self) { try Folder.entries(of: "/nowhere") }
    }
}

@Suite struct Paths {
    @Test(arguments: [("a", "b", "a/b"), ("a/", "b", "a/b"), ("a", "/b", "/b"), (".", "b", "b"), ("", "b", "b")])
    func `joining puts a name into a folder`(folder: String, name: String, path: String) {
        #expect(Path.join(folder, name) == path)
    }

    @Test(arguments: [("a/b", "a", "b"), ("a", ".", "a"), ("/a", "/", "a"), ("/a/b", "/a", "b")])
    func `a path has a parent and a name`(path: String, parent: String, name: String) {
        #expect(Path.parent(of: path) == parent)
        #expect(Path.name(of: path) == name)
    }
}
