import FoundationEssentials
import Secrets

/// A Spring Cloud Config server.
package struct ConfigServer: Sendable {
    private let address: HTTPAddress
    private let headers: [HTTPHeader]
    private let client: HTTPClient
    private static let service = "Config Server"

    package init(address: HTTPAddress, credentials: BasicCredentials? = nil, client: HTTPClient = HTTPClient()) {
        self.address = address
        // The second form names the origin of every value; servers that do not know it answer in the first.
        let forms = "application/vnd.spring-cloud.config-server.v2+json, application/json;q=0.9"
        headers = [HTTPHeader("Accept", forms)] + (credentials.map { [$0.header] } ?? [])
        self.client = client
    }

    /// The server of the variables that set Spring's own client; `uri` takes the place of their address.
    package init(
        _ variables: StoreVariables,
        uri: String? = nil,
        limits: HTTPClient.Limits = HTTPClient.Limits()
    ) throws(StoreError) {
        let name = "SPRING_CLOUD_CONFIG_URI"
        let text = if let uri { uri } else { try variables.required(name, purpose: "the config server's url") }
        guard let (address, own) = Self.parts(of: text) else {
            throw .variable(name, problem: .invalid(expected: "a url such as https://config.example:8888"))
        }
        let password = variables["SPRING_CLOUD_CONFIG_PASSWORD"]
            .map {
                BasicCredentials(user: variables["SPRING_CLOUD_CONFIG_USERNAME"] ?? "user", password: Secret($0))
            }
        let client = HTTPClient(limits: limits, authority: variables.authority("SSL_CERT_FILE"))
        self.init(address: address, credentials: password ?? own, client: client)
    }

    /// All sources for an application, the one that hides the others first.
    package func settings(
        application: String,
        profiles: [String],
        label: String? = nil
    ) async throws(StoreError) -> ConfigServerAnswer {
        let names = profiles.isEmpty ? "default" : profiles.joined(separator: ",")
        // A slash in a label would be one of the path.
        let label = label.map { [$0.replacing("/", with: "(_)")] } ?? []
        let request = HTTPRequest(
            Self.service,
            address.appending([application, names] + label),
            headers: headers
        )
        let (response, place) = (try await client.send(request), request.place)
        switch response.status {
        case 200:
            guard let answer = Answer(response.body) else {
                throw .unreadable(place, problem: "it is not JSON to its end")
            }
            return try ConfigServerAnswer(answer, at: place)
        case 401, 403:
            throw .denied(
                place,
                status: response.status,
                advice: "Check SPRING_CLOUD_CONFIG_USERNAME and SPRING_CLOUD_CONFIG_PASSWORD."
            )
        case 404:
            throw .absent(place, advice: "Check the application's name, the profiles and the label.")
        case let status: throw .unexpected(place, status: status)
        }
    }

    /// A url that may hold a user and a password, taken apart.
    private static func parts(of text: String) -> (HTTPAddress, BasicCredentials?)? {
        guard let scheme = text.firstRange(of: "://"),
            let at = text[scheme.upperBound...].prefix(while: { $0 != "/" }).lastIndex(of: "@")
        else { return HTTPAddress(text).map { ($0, nil) } }
        let pair = text[scheme.upperBound..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let decoded = pair.compactMap { HTTPAddress.decoded($0) }
        guard decoded.count == pair.count,
            let address = HTTPAddress(String(text[..<scheme.upperBound] + text[text.index(after: at)...]))
        else { return nil }
        let password = Secret(decoded.count == 2 ? decoded[1] : "")
        return (address, BasicCredentials(user: decoded[0], password: password))
    }
}

extension BasicCredentials {
    fileprivate var header: HTTPHeader {
        HTTPHeader(
            "Authorization",
            password.use { Secret("Basic " + Data("\(user):\($0)".utf8).base64EncodedString()) }
        )
    }
}
