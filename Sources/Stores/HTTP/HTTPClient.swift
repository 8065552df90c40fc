import CCurl
import Secrets

/// Sends requests through libcurl: with bounds on time, size and attempts, to the named host and no other.
package struct HTTPClient: Sendable {
    /// How long and how often it tries.
    package struct Limits: Hashable, Sendable {
        package var connect = Duration.seconds(5)
        /// For one attempt.
        package var answer = Duration.seconds(10)
        /// For all attempts and the pauses between them.
        package var total = Duration.seconds(30)
        package var attemptsMax = 4
        /// Doubled after every attempt.
        package var firstPause = Duration.milliseconds(200)
        package var bytesMax = 4 << 20

        package init() {}
    }

    /// A PEM file of authorities that takes the place of the system's.
    package struct Authority: Hashable, Sendable {
        package let file: String?
        /// The variable that names the file, for the advice of an error.
        package let variable: String?

        package init(file: String?, variable: String?) {
            self.file = file
            self.variable = variable
        }
    }

    package var limits: Limits
    package var authority: Authority

    package init(limits: Limits = Limits(), authority: Authority = Authority(file: nil, variable: nil)) {
        self.limits = limits
        self.authority = authority
    }

    /// Sends the request, again when the connection fails or the server is busy, and gives an answer below 500.
    ///
    /// `isBusy` knows the answers by which a service says so in a way of its own.
    package func send(
        _ request: HTTPRequest,
        isBusy: (HTTPResponse) -> Bool = { _ in false }
    ) async throws(StoreError) -> HTTPResponse {
        let clock = ContinuousClock()
        let end = clock.now + limits.total
        var pause = limits.firstPause
        var attempt = 1
        while true {
            let outcome = await once(request, limit: min(limits.answer, clock.now.duration(to: end)))
            guard let again = outcome.retry(isBusy) else { return try outcome.result.get() }
            let wait = max(again, pause * Double.random(in: 0.5...1))
            guard attempt < limits.attemptsMax, clock.now + wait < end else {
                throw outcome.lastError(of: request, attempts: attempt)
            }
            guard (try? await clock.sleep(for: wait)) != nil else { throw .connection(request.place, .stopped) }
            pause *= 2
            attempt += 1
        }
    }

    /// What one attempt gave, and for how long the server asks to be left alone.
    struct Outcome: Sendable {
        let result: Result<HTTPResponse, StoreError>
        let retryAfter: Duration

        /// How long to wait at least before the next attempt; `nil` when this answer is the one.
        func retry(_ isBusy: (HTTPResponse) -> Bool) -> Duration? {
            switch result {
            case .success(let response):
                let isTold = response.status == 429 || (response.status >= 500 && response.status != 501)
                return isTold || isBusy(response) ? retryAfter : nil
            case .failure(.connection(_, let problem)): return problem.mayPass ? .zero : nil
            case .failure: return nil
            }
        }

        func lastError(of request: HTTPRequest, attempts: Int) -> StoreError {
            switch result {
            case .success(let response): .busy(request.place, status: response.status, attempts: attempts)
            case .failure(let error): error
            }
        }
    }

    private func once(_ request: HTTPRequest, limit: Duration) async -> Outcome {
        guard let broken = request.headers.first(where: { !$0.isOneLine }) else {
            let exchange = CurlExchange(request.address.url, connectLimit: limits.connect, totalLimit: limit)
            return await exchange.perform { [self] in outcome(of: request, over: $0, limit: limit) }
        }
        let problem = "its header \(broken.name) would hold a line break or another control character"
        return Outcome(
            result: .failure(.reference(request.place, problem: "\(problem). Correct the value.")),
            retryAfter: .zero
        )
    }

    private func outcome(of request: HTTPRequest, over exchange: CurlExchange, limit: Duration) -> Outcome {
        if let file = authority.file { exchange.trust(file) }
        exchange.allowProxy()
        request.headers.forEach(exchange.add)
        if request.method == .post { exchange.set(body: request.body) }
        let end = exchange.send(request.method, bytesMax: limits.bytesMax)
        if let error = StoreError(end, exchange, at: request.place, within: self, limit: limit) {
            return Outcome(result: .failure(error), retryAfter: .zero)
        }
        guard !(300..<400).contains(exchange.status) else {
            let host = HTTPAddress(String(exchange.redirect.prefix { $0 != "?" && $0 != "#" }))?.authority
            return Outcome(result: .failure(.redirected(request.place, host: host)), retryAfter: .zero)
        }
        let response = HTTPResponse(status: exchange.status, body: exchange.body)
        return Outcome(result: .success(response), retryAfter: exchange.retryAfter)
    }
}

extension StoreError {
    /// What a connection's end means to whoever asked; `nil` when all is well.
    init?(_ end: CCurlEnd, _ exchange: CurlExchange, at place: StorePlace, within client: HTTPClient, limit: Duration) {
        switch end {
        case .done: return nil
        case .noLibrary: self = .libraryMissing
        case .noSuchHost: self = .connection(place, .noSuchHost(detail: exchange.detail))
        case .notConnected: self = .connection(place, .notConnected(detail: exchange.detail))
        case .notTrusted:
            self = .connection(place, .notTrusted(detail: exchange.detail, variable: client.authority.variable))
        case .tooSlow: self = .connection(place, .tooSlow(limit: limit))
        case .tooLarge: self = .connection(place, .tooLarge(bytesMax: client.limits.bytesMax))
        case .cutOff: self = .connection(place, .cutOff)
        case .stopped: self = .connection(place, .stopped)
        case .badAddress, .failed: self = .connection(place, .refusedByLibrary)
        }
    }
}

extension StoreError.ConnectionProblem {
    /// Whether another attempt may end better.
    fileprivate var mayPass: Bool {
        switch self {
        case .noSuchHost, .notConnected, .cutOff, .tooSlow: true
        case .notTrusted, .tooLarge, .stopped, .refusedByLibrary: false
        }
    }
}

extension HTTPHeader {
    /// Whether it is one header and not two.
    fileprivate var isOneLine: Bool { value.use { $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } } }
}
