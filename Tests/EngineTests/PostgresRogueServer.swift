import Dispatch
import Foundation
import Testing

/// Listens on a port of its own and answers the first message of each connection in its own way.
final class PostgresRogueServer: Sendable {
    let port: Int
    private let descriptor: Int32
    private let connections: AsyncStream<[UInt8]>

    /// With `nil` it takes connections and says nothing; with a text it answers with it, hears what else comes, and ends.
    init(answer: String?) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listens = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(descriptor, pointer, length) == 0 && listen(descriptor, 4) == 0
                    && getsockname(descriptor, pointer, &length) == 0
            }
        }
        try #require(listens)
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
        let (connections, ended) = AsyncStream.makeStream(of: [UInt8].self)
        self.connections = connections
        guard let answer else { return }
        DispatchQueue.global().async { Self.serve(descriptor, answer, ended) }
    }

    deinit {
        // Wakes the thread that waits for the next connection.
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    /// All that a client said in the first connection.
    var heard: [UInt8] {
        get async {
            var iterator = connections.makeAsyncIterator()
            return await iterator.next() ?? []
        }
    }

    private static func serve(_ descriptor: Int32, _ answer: String, _ ended: AsyncStream<[UInt8]>.Continuation) {
        while true {
            let client = accept(descriptor, nil, nil)
            guard client >= 0 else { return ended.finish() }
            var heard = read(client)
            _ = unsafe send(client, answer, answer.utf8.count, Int32(MSG_NOSIGNAL))
            while !answer.isEmpty {
                let more = read(client)
                guard !more.isEmpty else { break }
                heard += more
            }
            close(client)
            ended.yield(heard)
        }
    }

    private static func read(_ client: Int32) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(client, $0.baseAddress, $0.count, 0) }
        return Array(buffer.prefix(max(0, count)))
    }
}
