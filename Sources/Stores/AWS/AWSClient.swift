import FoundationEssentials
import Secrets

/// Asks one of AWS's services that speak JSON.
struct AWSClient: Sendable {
    /// A service that keeps values.
    enum Service: String, Sendable {
        case secretsManager = "secretsmanager"
        case parameterStore = "ssm"

        /// As errors call it.
        var displayName: String {
            switch self {
            case .secretsManager: "AWS Secrets Manager"
            case .parameterStore: "AWS Parameter Store"
            }
        }

        /// What precedes the name of an action.
        fileprivate var target: String {
            switch self {
            case .secretsManager: "secretsmanager"
            case .parameterStore: "AmazonSSM"
            }
        }

        /// The variable that names another server for this service alone.
        fileprivate var endpointVariable: String {
            switch self {
            case .secretsManager: "AWS_ENDPOINT_URL_SECRETS_MANAGER"
            case .parameterStore: "AWS_ENDPOINT_URL_SSM"
            }
        }
    }

    let service: Service
    private let account: AWSAccount
    private let endpoint: HTTPAddress?
    private let client: HTTPClient

    init(_ service: Service, account: AWSAccount, endpoint: HTTPAddress?, client: HTTPClient) {
        self.service = service
        self.account = account
        self.endpoint = endpoint
        self.client = client
    }

    init(_ service: Service, _ variables: StoreVariables, limits: HTTPClient.Limits) throws(StoreError) {
        var endpoint: HTTPAddress?
        if let (name, value) = variables.first(of: [service.endpointVariable, "AWS_ENDPOINT_URL"]) {
            endpoint = try StoreVariables.address(value, in: name)
        }
        self.init(
            service,
            account: try AWSAccount(variables),
            endpoint: endpoint,
            client: HTTPClient(limits: limits, authority: variables.authority("AWS_CA_BUNDLE"))
        )
    }

    /// The answer to one action, with the place that errors about it name.
    func answer(
        to action: String,
        _ question: some Encodable,
        about name: String
    ) async throws(StoreError) -> (answer: Answer, place: StorePlace) {
        let parsed = AWSName(name)
        guard let region = parsed.region ?? account.region else {
            throw .variable("AWS_REGION", problem: .missing(purpose: "the region of \(service.displayName)"))
        }
        let host = "https://\(service.rawValue).\(region).\(parsed.domain)"
        guard let address = endpoint ?? HTTPAddress(host) else {
            throw .variable("AWS_REGION", problem: .invalid(expected: "the name of a region"))
        }
        let request = HTTPRequest(
            service.displayName,
            address,
            method: .post,
            headers: [
                HTTPHeader("Content-Type", "application/x-amz-json-1.1"),
                HTTPHeader("X-Amz-Target", "\(service.target).\(action)"),
            ],
            body: Array((try? Self.encoder.encode(question)) ?? Data()),
            subject: name
        )
        let signature = AWSSignature(account: account, region: region, service: service.rawValue, time: Self.now())
        let response = try await client.send(signature.signed(request)) { AWSProblem($0)?.isBusy == true }
        guard response.status == 200 else { throw Self.error(response, at: request.place) }
        guard let answer = Answer(response.body) else {
            throw .unreadable(request.place, problem: "it is not JSON to its end")
        }
        return (answer, request.place)
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    private static func error(_ response: HTTPResponse, at place: StorePlace) -> StoreError {
        switch AWSProblem(response) {
        case .absent?, .noVersion?:
            .absent(place, advice: "Check the name, the version, the account and the region.")
        case .inactive?: .deleted(place, when: nil)
        case .forbidden?:
            .denied(place, status: response.status, advice: "Check what the policies allow this account to read.")
        case .undecrypted?:
            .denied(place, status: response.status, advice: "Check that this account may use the key that encrypts it.")
        case .expired?:
            .denied(place, status: response.status, advice: "The credentials are no longer valid. Get new ones.")
        case .unknownAccount?, .badSignature?:
            .denied(
                place,
                status: response.status,
                advice:
                    "Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, and this machine's clock."
            )
        case .invalid?: .reference(place, problem: "AWS does not accept this name or version.")
        case .throttled?, nil: .unexpected(place, status: response.status)
        }
    }

    /// The time in the form that signatures have.
    private static func now() -> String {
        Date.now.formatted(Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
    }
}
