package import Secrets

/// The text of a setting: shown, or used and compared and never shown.
///
/// A reader decides which of the two it is before anything else can see the text (`SecretPolicy`).
package enum ConfigText: Hashable, Sendable {
    case plain(String)
    case secret(Secret)

    /// Hands the text to code that compares it or works with it; what that code returns is not guarded.
    package func use<Result, Failure: Error>(_ body: (String) throws(Failure) -> Result) throws(Failure) -> Result {
        switch self {
        case .plain(let text): try body(text)
        case .secret(let secret): try secret.use(body)
        }
    }

    package var isSecret: Bool {
        switch self {
        case .plain: false
        case .secret: true
        }
    }

    /// The same text, never to be shown.
    package var hidden: ConfigText {
        switch self {
        case .plain(let text): .secret(Secret(text))
        case .secret: self
        }
    }
}
