import Secrets
import Testing

@testable import Stores

/// Requests and signatures that AWS publishes, with the key that it publishes for them.
@Suite struct Signatures {
    private static let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"

    private func authorization(
        _ path: String,
        query: [(name: String, value: String)] = [],
        method: HTTPRequest.Method = .get,
        headers: [HTTPHeader] = [],
        token: String? = nil
    ) throws -> String {
        let address = try #require(HTTPAddress("https://example.amazonaws.com\(path)")).asking(query)
        let account = AWSAccount(
            keyID: "AKIDEXAMPLE",
            secretKey: Secret(Self.secret),
            sessionToken: token.map { Secret($0) }
        )
        let signature = AWSSignature(
            account: account,
            region: "us-east-1",
            service: "service",
            time: "20150830T123600Z"
        )
        let signed = signature.signed(HTTPRequest("AWS", address, method: method, headers: headers))
        let header = try #require(signed.headers.last { $0.name == "Authorization" })
        return header.value.use { $0 }
    }

    private func expected(_ signature: String, signing headers: String = "host;x-amz-date") -> String {
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
            + "SignedHeaders=\(headers), Signature=\(signature)"
    }

    @Test(
        arguments: [
            ("", [], HTTPRequest.Method.get, "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
            (
                "", [("Param2", "value2"), ("Param1", "value1")], .get,
                "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
            ),
            ("", [("\u{1234}", "bar")], .get, "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
            ("", [], .post, "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
            (
                "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", [], .get,
                "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"
            ),
        ] as [(String, [(name: String, value: String)], HTTPRequest.Method, String)]
    )
    func `a published request gets its published signature`(
        path: String,
        query: [(name: String, value: String)],
        method: HTTPRequest.Method,
        signature: String
    ) throws {
        #expect(try authorization(path, query: query, method: method) == expected(signature))
    }

    @Test func `headers are signed in order, with their spaces folded`() throws {
        let headers = [HTTPHeader("My-Header2", "  \"a   b   c\" "), HTTPHeader("My-Header1", " value1")]
        #expect(
            try authorization("", headers: headers)
                == expected(
                    "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
                    signing: "host;my-header1;my-header2;x-amz-date"
                )
        )
    }

    @Test func `a session's token is signed and sent`() throws {
        let text = try authorization("", token: "session")
        #expect(text.contains("SignedHeaders=host;x-amz-date;x-amz-security-token,"))
        #expect(try text != authorization("", token: "another"))
    }
}
