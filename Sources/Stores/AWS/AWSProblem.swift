/// What AWS says is wrong; an error that is none of these is not quoted, for its text is the server's own.
enum AWSProblem: Sendable {
    case absent
    case noVersion
    case inactive
    case forbidden
    case undecrypted
    case expired
    case unknownAccount
    case badSignature
    case throttled
    case invalid

    /// Reads the `__type` of an answer that is an error; `nil` for any other answer.
    init?(_ response: HTTPResponse) {
        guard (400..<500).contains(response.status),
            let type = Answer(response.body)?["__type"]?.word,
            let problem = Self.named[type.split(separator: "#").last.map(String.init) ?? ""]
        else { return nil }
        self = problem
    }

    /// Whether another attempt may end better.
    var isBusy: Bool {
        switch self {
        case .throttled: true
        case .absent, .noVersion, .inactive, .forbidden, .undecrypted, .expired, .unknownAccount, .badSignature,
            .invalid:
            false
        }
    }

    private static let named: [String: AWSProblem] = [
        "ResourceNotFoundException": .absent, "ParameterNotFound": .absent,
        "ParameterVersionNotFound": .noVersion,
        // A secret that waits for its deletion; other uses of the name concern writing.
        "InvalidRequestException": .inactive,
        "AccessDeniedException": .forbidden, "AccessDenied": .forbidden, "NotAuthorized": .forbidden,
        "DecryptionFailure": .undecrypted, "DecryptionFailureException": .undecrypted, "InvalidKeyId": .undecrypted,
        "ExpiredTokenException": .expired, "ExpiredToken": .expired, "RequestExpired": .expired,
        "UnrecognizedClientException": .unknownAccount, "InvalidClientTokenId": .unknownAccount,
        "MissingAuthenticationTokenException": .unknownAccount, "MissingAuthenticationToken": .unknownAccount,
        "InvalidSignatureException": .badSignature, "IncompleteSignatureException": .badSignature,
        "IncompleteSignature": .badSignature, "SignatureDoesNotMatch": .badSignature,
        "ThrottlingException": .throttled, "Throttling": .throttled, "TooManyRequestsException": .throttled,
        "RequestLimitExceeded": .throttled,
        "InvalidParameterException": .invalid, "ValidationException": .invalid,
    ]
}
