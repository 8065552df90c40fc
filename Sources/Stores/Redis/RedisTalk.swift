import CCurl
import Secrets

/// One connection to a Redis server: commands out, replies in, in order.
struct RedisTalk {
    let exchange: CurlExchange
    let client: HTTPClient
    let place: StorePlace
    let limit: Duration
    private var reader = RedisReader()

    init(exchange: CurlExchange, client: HTTPClient, place: StorePlace, limit: Duration) {
        self.exchange = exchange
        self.client = client
        self.place = place
        self.limit = limit
    }

    /// Connects and logs in.
    mutating func begin(user: String?, password: Secret?) throws(StoreError) {
        try check(exchange.connect())
        guard let password else { return }
        let words = password.use { ["AUTH"] + (user.map { [$0] } ?? []) + [$0] }
        guard case .refused(let refusal) = try ask([words])[0] else { return }
        throw denied(refusal)
    }

    /// The error for a server that lets nobody in.
    func denied(_ refusal: RedisRefusal) -> StoreError {
        .reference(place, problem: "Nothing could be asked, for \(refusal.reason). Check the user and the password.")
    }

    /// Sends commands together and takes a reply for each of them.
    mutating func ask(_ commands: [[String]]) throws(StoreError) -> [RedisReply] {
        var bytes: [UInt8] = []
        for words in commands {
            bytes += Array("*\(words.count)\r\n".utf8)
            for word in words { bytes += Array("$\(word.utf8.count)\r\n\(word)\r\n".utf8) }
        }
        try check(exchange.write(bytes))
        var replies: [RedisReply] = []
        var received = 0
        while replies.count < commands.count {
            do throws(RedisReader.Broken) {
                if let reply = try reader.next() {
                    replies.append(reply)
                    continue
                }
            } catch {
                throw .unreadable(place, problem: "it does not speak Redis's protocol")
            }
            var more: [UInt8] = []
            try check(exchange.read(into: &more))
            guard !more.isEmpty else { throw .connection(place, .cutOff) }
            received += more.count
            guard received <= client.limits.bytesMax else {
                throw .connection(place, .tooLarge(bytesMax: client.limits.bytesMax))
            }
            reader.add(more)
        }
        return replies
    }

    private func check(_ end: CCurlEnd) throws(StoreError) {
        if let error = StoreError(end, exchange, at: place, within: client, limit: limit) { throw error }
    }
}
