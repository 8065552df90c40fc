import Glibc

/// Reads one regular file from start to end in chunks, so that a file of any size needs little memory.
///
/// Refuses folders, devices, pipes and sockets: opening one of those could wait for ever or read anything.
@safe
package struct FileReader: ~Copyable {
    package let path: String
    /// The size in bytes when the file was opened.
    package let size: Int
    private let descriptor: Int32

    package init(path: String) throws(FileError) {
        // O_NONBLOCK so that a FIFO is refused below instead of waiting for a writer.
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { throw FileError(path: path, operation: .open) }
        var status = stat()
        guard unsafe fstat(opened, &status) == 0 else {
            let failure = FileError(path: path, operation: .inspect)
            close(opened)
            throw failure
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw FileError(path: path, operation: .open, reason: "it is not a regular file")
        }
        self.path = path
        size = Int(status.st_size)
        descriptor = opened
    }

    /// Appends up to `count` bytes to `buffer`; gives how many, 0 at the end of the file.
    package borrowing func read(into buffer: inout [UInt8], atMost count: Int) throws(FileError) -> Int {
        let start = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: count))
        var received = 0
        repeat {
            received = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe Glibc.read(descriptor, bytes.baseAddress.map { unsafe $0 + start }, count)
            }
        } while received < 0 && errno == EINTR
        guard received >= 0 else {
            let failure = FileError(path: path, operation: .read)
            buffer.removeLast(count)
            throw failure
        }
        buffer.removeLast(count - received)
        return received
    }

    deinit { close(descriptor) }
}
