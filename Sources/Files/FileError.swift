import Glibc

/// Why a file or folder could not be used.
package struct FileError: Error, Equatable, Sendable {
    /// What was tried.
    package enum Operation: String, Sendable {
        case open
        case read
        case write
        case list
        case create
        case inspect
    }

    package let path: String
    package let operation: Operation
    /// The operating system's own words, or our reason for refusing.
    package let reason: String
    /// The system's `errno`, or `nil` when the refusal is ours.
    package let errorNumber: Int32?

    package init(path: String, operation: Operation, reason: String) {
        self.path = path
        self.operation = operation
        self.reason = reason
        errorNumber = nil
    }

    /// Describes the system call that has just failed on this thread.
    init(path: String, operation: Operation) {
        let number = errno
        self.path = path
        self.operation = operation
        reason = unsafe String(cString: strerror(number))
        errorNumber = number
    }
}

extension FileError: CustomStringConvertible {
    package var description: String { "Cannot \(operation.rawValue) \(path): \(reason)." }
}
