import Glibc
import Testing

/// A port on this machine that somebody could connect to, and that knows whether anybody did.
final class ListeningPort {
    private let descriptor: Int32
    let number: UInt16

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let own = descriptor
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                unsafe bind(own, raw, length) == 0 && listen(own, 16) == 0 && getsockname(own, raw, &length) == 0
            }
        }
        try #require(isBound)
        number = UInt16(bigEndian: address.sin_port)
    }

    /// Whether a connection waits to be taken.
    var wasCalled: Bool {
        var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&question, 1, 0) > 0
    }

    deinit { close(descriptor) }
}
