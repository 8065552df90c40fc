package import Secrets

/// A Redis server, or one that speaks its protocol, such as Valkey.
package struct RedisServer: Sendable {
    private let address: HTTPAddress
    private let user: String?
    private let password: Secret?
    private let client: HTTPClient

    /// Whether the connection is encrypted; a server's certificate is then checked.
    package enum Encryption: Sendable {
        case none
        case tls
    }

    /// `nil` when the host is no host.
    package init?(
        host: String,
        port: Int = 6379,
        encryption: Encryption = .none,
        user: String? = nil,
        password: Secret? = nil,
        client: HTTPClient = HTTPClient()
    ) {
        // libcurl takes the place and the encryption of a connection from a url, whatever is spoken over it.
        let scheme =
            switch encryption {
            case .none: "http"
            case .tls: "https"
            }
        let isAddress = host.contains(":") && !host.hasPrefix("[")
        guard let address = HTTPAddress("\(scheme)://\(isAddress ? "[\(host)]" : host):\(port)") else { return nil }
        self.address = address
        self.user = user
        self.password = password
        self.client = client
    }

    /// Asks the server for its topology, its role and its settings.
    ///
    /// - Throws: when nothing could be asked; what is refused alone is `notChecked`.
    package func survey() async throws(StoreError) -> RedisSurvey {
        let limit = min(client.limits.total, client.limits.answer)
        let exchange = CurlExchange(address.url, connectLimit: client.limits.connect, totalLimit: limit)
        let result = await exchange.perform { [self] exchange -> Result<RedisSurvey, StoreError> in
            do throws(StoreError) {
                if let file = client.authority.file { exchange.trust(file) }
                var talk = RedisTalk(
                    exchange: exchange,
                    client: client,
                    place: StorePlace(service: "Redis", location: address.authority),
                    limit: limit
                )
                try talk.begin(user: user, password: password)
                return .success(try talk.survey())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
