import CCurl
import Dispatch
import Secrets

/// The owner of one exchange of libcurl.
///
/// Unchecked, for it is used by the one thread that `perform` gives it, but for `stop`, which sets an atomic flag.
@safe final class CurlExchange: @unchecked Sendable {
    private let exchange: OpaquePointer
    private static let queue = DispatchQueue(label: "stores", attributes: .concurrent)

    init(_ url: String, connectLimit: Duration, totalLimit: Duration) {
        guard let made = unsafe ccurl_make(url, connectLimit.milliseconds, totalLimit.milliseconds) else {
            fatalError("There is no memory for a connection.")
        }
        unsafe exchange = made
    }

    deinit { unsafe ccurl_free(exchange) }

    /// Runs what blocks on a thread that may, and stops it when the task is cancelled.
    func perform<Answer: Sendable>(_ body: @escaping @Sendable (CurlExchange) -> Answer) async -> Answer {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                Self.queue.async { continuation.resume(returning: body(self)) }
            }
        } onCancel: {
            unsafe ccurl_stop(exchange)
        }
    }

    func trust(_ authorityFile: String) { unsafe ccurl_trust(exchange, authorityFile) }

    func allowProxy() { unsafe ccurl_allow_proxy(exchange) }

    func add(_ header: HTTPHeader) {
        header.value.use { unsafe ccurl_add_header(exchange, "\(header.name): \($0)") }
    }

    func set(body: [UInt8]) {
        unsafe body.withUnsafeBytes { unsafe ccurl_set_body(exchange, $0.baseAddress, $0.count) }
    }

    func send(_ method: HTTPRequest.Method, bytesMax: Int) -> CCurlEnd {
        unsafe ccurl_send(exchange, method.rawValue, bytesMax)
    }

    func connect() -> CCurlEnd { unsafe ccurl_connect(exchange) }

    func write(_ bytes: [UInt8]) -> CCurlEnd {
        unsafe bytes.withUnsafeBytes { unsafe ccurl_write(exchange, $0.baseAddress, $0.count) }
    }

    /// Adds what has come to `bytes`; nothing is added when the other side has closed.
    func read(into bytes: inout [UInt8]) -> CCurlEnd {
        var received = 0
        var end = CCurlEnd.done
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
            end = unsafe ccurl_read(exchange, buffer.baseAddress, buffer.count, &received)
            count = end == .done ? received : 0
        }
        bytes += piece
        return end
    }

    var status: Int { unsafe ccurl_status(exchange) }
    var retryAfter: Duration { .seconds(unsafe ccurl_retry_after(exchange)) }
    var redirect: String { unsafe String(cString: ccurl_redirect(exchange)) }
    var detail: String { unsafe String(cString: ccurl_detail(exchange)) }

    var body: [UInt8] {
        let count = unsafe ccurl_body_count(exchange)
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let start = buffer.baseAddress { unsafe ccurl_copy_body(exchange, start) }
            initialized = count
        }
    }
}

extension Duration {
    /// Whole milliseconds, and at least one: to libcurl 0 means no limit.
    fileprivate var milliseconds: Int {
        max(Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000), 1)
    }
}
