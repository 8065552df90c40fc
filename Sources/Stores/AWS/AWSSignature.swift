import Crypto
import Secrets

/// Signs requests as AWS wants it, in the fourth version of its scheme.
struct AWSSignature {
    let account: AWSAccount
    let region: String
    let service: String
    /// Such as `20150830T123600Z`.
    let time: String

    /// The request with the headers that prove who sends it; those that it has are signed too.
    func signed(_ request: HTTPRequest) -> HTTPRequest {
        var request = request
        request.headers.append(HTTPHeader("Host", request.address.authority))
        request.headers.append(HTTPHeader("X-Amz-Date", time))
        if let token = account.sessionToken { request.headers.append(HTTPHeader("X-Amz-Security-Token", token)) }
        let scope = "\(time.prefix(8))/\(region)/\(service)/aws4_request"
        let canonical = Self.hexadecimal(SHA256.hash(data: Array(canonicalText(of: request).utf8)))
        let text = "AWS4-HMAC-SHA256\n\(time)\n\(scope)\n\(canonical)"
        let signature = Self.hexadecimal(Self.code(text, key: signingKey))
        let authorization =
            "AWS4-HMAC-SHA256 Credential=\(account.keyID)/\(scope), "
            + "SignedHeaders=\(Self.sorted(request.headers).map(\.name).joined(separator: ";")), Signature=\(signature)"
        request.headers.append(HTTPHeader("Authorization", authorization))
        return request
    }

    private func canonicalText(of request: HTTPRequest) -> String {
        let headers = Self.sorted(request.headers)
        return [
            request.method.rawValue,
            request.address.path.isEmpty ? "/" : request.address.path,
            request.address.query,
            headers.map { "\($0.name):\($0.value)\n" }.joined(),
            headers.map(\.name).joined(separator: ";"),
            Self.hexadecimal(SHA256.hash(data: request.body)),
        ]
        .joined(separator: "\n")
    }

    /// With names in lower case and values without spaces around them or runs of spaces in them.
    private static func sorted(_ headers: [HTTPHeader]) -> [(name: String, value: String)] {
        headers.map { header in
            (header.name.lowercased(), header.value.use { $0.split(separator: " ").joined(separator: " ") })
        }
        .sorted { $0.name < $1.name }
    }

    private var signingKey: SymmetricKey {
        account.secretKey.use { secret in
            var key = SymmetricKey(data: Array("AWS4\(secret)".utf8))
            for part in [String(time.prefix(8)), region, service, "aws4_request"] {
                key = SymmetricKey(data: Self.code(part, key: key))
            }
            return key
        }
    }

    private static func code(_ text: String, key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
