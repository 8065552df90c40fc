import ConfigRules
import Crypto
import Findings
import Glibc
import Secrets

/// Makes of a secret what may be written down: the same secret under the same key gives the same text.
struct Fingerprint: Sendable {
    private let key: Secret

    static let variable = "MIGRATE_FINGERPRINT_KEY"
    private static let bytesMin = 32

    /// The key of the process; `nil` when none is set.
    ///
    /// - Throws: a `Refusal` when it is too short to keep a secret.
    static func ofProcess() throws -> Fingerprint? {
        guard let text = unsafe getenv(variable).map({ unsafe String(cString: $0) }) else { return nil }
        guard text.utf8.count >= bytesMin else {
            throw Refusal(
                status: .unchecked,
                finding: Finding(
                    code: "UNREADABLE_KEY",
                    message: "\(variable) has fewer than \(bytesMin) bytes, so what it seals could be guessed.",
                    advice: "Make one with 'openssl rand -hex 32', and keep it where the pipeline keeps its secrets."
                )
            )
        }
        return Fingerprint(key: Secret(text))
    }

    /// The seal of a text, as 64 hexadecimal digits.
    func seal(_ text: String) -> String {
        key.use { key in
            let code = HMAC<SHA256>
                .authenticationCode(
                    for: Array(text.utf8),
                    using: SymmetricKey(data: Array(key.utf8))
                )
            let digits = Array("0123456789abcdef".utf8)
            return String(
                decoding: code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
                as: UTF8.self
            )
        }
    }
}

extension ConfigLock {
    /// Records what services run with, secrets sealed.
    ///
    /// - Throws: a `Refusal` when there is a secret and no key to seal it with.
    init(recording services: [ServiceState], of environment: String, at time: String, with key: Fingerprint?) throws {
        guard key != nil || !Self.needsSeals(services, environment: environment) else {
            throw Refusal(
                status: .unchecked,
                finding: Finding(
                    code: "UNREADABLE_KEY",
                    message:
                        "\(environment) has secrets, and \(Fingerprint.variable) is not set, so they cannot be recorded.",
                    advice: "Make a key with 'openssl rand -hex 32', and give the same one to every run."
                )
            )
        }
        self.init(services, environment: environment, recorded: time) { key?.seal($0) ?? "" }
    }
}
