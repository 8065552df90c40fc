import Dispatch
import Glibc
import Synchronization

/// Something that speaks the first words of MariaDB's protocol and then misbehaves, on a port of its own.
///
/// Serves one connection and remembers everything that it was sent.
@safe
final class MariaDBRogueServer: Sendable {
    /// What it does to whoever connects.
    enum Manner {
        /// Accepts and says nothing.
        case silent
        /// Greets as a server that has no TLS.
        case withoutTLS
        /// Wants the password itself.
        case asksForPassword
        /// Lets everyone in and answers the first statement by asking for a file.
        case asksForFile(String)
    }

    let port: Int
    private let listener: Int32
    private let heard = Mutex<[UInt8]>([])
    private let (end, ending) = AsyncStream.makeStream(of: Void.self)

    init(_ manner: Manner) {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                _ = unsafe bind(listener, pointer, length)
                listen(listener, 1)
                _ = unsafe getsockname(listener, pointer, &length)
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        DispatchQueue(label: "rogue").async { self.serve(manner) }
    }

    /// Everything that the client said until it left.
    func everythingHeard() async -> [UInt8] {
        for await _ in end {}
        return heard.withLock(\.self)
    }

    private func serve(_ manner: Manner) {
        let client = accept(listener, nil, nil)
        defer {
            close(client)
            close(listener)
            ending.finish()
        }
        switch manner {
        case .silent: break
        case .withoutTLS: send(Self.greeting, number: 0, to: client)
        case .asksForPassword:
            send(Self.greeting, number: 0, to: client)
            guard let number = hear(client) else { return }
            send([0xFE] + Array("mysql_clear_password\0".utf8), number: number &+ 1, to: client)
        case .asksForFile(let path):
            send(Self.greeting, number: 0, to: client)
            guard let number = hear(client) else { return }
            send([0, 0, 0, 2, 0, 0, 0], number: number &+ 1, to: client)
            guard let question = hear(client) else { return }
            send([0xFB] + Array(path.utf8), number: question &+ 1, to: client)
        }
        while hear(client) != nil {}
    }

    /// Reads one packet and gives its number, or `nil` when the client has gone.
    private func hear(_ client: Int32) -> UInt8? {
        guard let head = read(4, from: client) else { return nil }
        let length = Int(head[0]) | Int(head[1]) << 8 | Int(head[2]) << 16
        guard let body = read(length, from: client) else { return nil }
        heard.withLock { $0 += body }
        return head[3]
    }

    private func read(_ count: Int, from client: Int32) -> [UInt8]? {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var chunk = [UInt8](repeating: 0, count: count - bytes.count)
            let size = chunk.count
            let got = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(client, $0.baseAddress, size) }
            guard got > 0 else { return nil }
            bytes += chunk.prefix(got)
        }
        return bytes
    }

    private func send(_ body: [UInt8], number: UInt8, to client: Int32) {
        let packet = [UInt8(body.count & 0xFF), UInt8(body.count >> 8), 0, number] + body
        _ = unsafe packet.withUnsafeBytes { unsafe Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    /// A server's first packet: no TLS among what it can do, and files of the client among what it may ask for.
    private static let greeting: [UInt8] =
        [10] + Array("10.11.0-MariaDB\0".utf8) + [1, 0, 0, 0] + Array("saltsalt\0".utf8)
        + [0x8D, 0xA2, 45, 2, 0, 0x0B, 0x00, 21] + [UInt8](repeating: 0, count: 10) + Array("saltsaltsalt\0".utf8)
        + Array("mysql_native_password\0".utf8)
}
