import Foundation
import Secrets
import Testing

@testable import Stores

/// Against an emulator of AWS, and against the errors that AWS documents.
@Suite struct AWS {
    private let value = Canary()
    private let secretKey = Canary()
    private let session = Canary()
    private let name = "team/" + String(UInt64.random(in: 0...UInt64.max), radix: 36)

    private var account: AWSAccount {
        AWSAccount(keyID: "AKIDEXAMPLE", secretKey: secretKey.secret, sessionToken: session.secret, region: "eu-west-1")
    }

    /// Does what only the tests do: makes secrets and parameters.
    private func make(
        _ service: AWSClient.Service,
        _ action: String,
        _ parameters: [String: String]
    ) async throws -> Answer {
        let endpoint = try #require(HTTPAddress("http://\(try StoreServer.aws.place)"))
        let client = AWSClient(service, account: account, endpoint: endpoint, client: HTTPClient())
        return try await client.answer(to: action, parameters, about: name).answer
    }

    private func secrets() throws -> SecretsManager {
        let endpoint = try #require(HTTPAddress("http://\(try StoreServer.aws.place)"))
        return SecretsManager(account: account, endpoint: endpoint, client: .impatient)
    }

    private func parameters() throws -> ParameterStore {
        let endpoint = try #require(HTTPAddress("http://\(try StoreServer.aws.place)"))
        return ParameterStore(account: account, endpoint: endpoint, client: .impatient)
    }

    private func reference(_ name: String, key: String? = nil, version: String? = nil) -> StoreReference {
        StoreReference(store: .secretsManager, name: name, key: key, version: version)
    }

    @Test func `a secret is read whole, by its keys, and by its ARN`() async throws {
        let text = #"{"user": "app", "password": "\#(value.text)", "port": 5432}"#
        let made = try await make(.secretsManager, "CreateSecret", ["Name": name, "SecretString": text])
        let arn = try #require(made["ARN"]?.word)
        let store = try secrets()
        #expect(try await store.value(of: reference(name)) == Secret(text))
        #expect(try await store.value(of: reference(name, key: "password")) == value.secret)
        #expect(try await store.value(of: reference(arn, key: "port")) == Secret("5432"))
        let error = try await failure(hiding: [value, secretKey, session]) { () throws(StoreError) in
            try await store.value(of: reference(name, key: "pass"))
        }
        #expect(error.description.hasSuffix("has no key pass. It has password, port, user."))
        #expect(error.description.contains("asked for \(name), "))
    }

    @Test func `a version is named by its stage or its identifier`() async throws {
        let first = try await make(.secretsManager, "CreateSecret", ["Name": name, "SecretString": "one"])
        let identifier = try #require(first["VersionId"]?.word)
        _ = try await make(.secretsManager, "PutSecretValue", ["SecretId": name, "SecretString": "two"])
        let store = try secrets()
        #expect(try await store.value(of: reference(name)) == Secret("two"))
        #expect(try await store.value(of: reference(name, version: "AWSCURRENT")) == Secret("two"))
        #expect(try await store.value(of: reference(name, version: "AWSPREVIOUS")) == Secret("one"))
        #expect(try await store.value(of: reference(name, version: identifier)) == Secret("one"))
        let description = try await store.describe(reference(name, version: "AWSPREVIOUS"))
        #expect(description.presence == .present)
        #expect(description.version == identifier)
        #expect(description.changed != nil)
        #expect(description.keys == nil)
        #expect(try await store.describe(reference(name, version: "AWSPENDING")).presence == .absent)
    }

    @Test func `what was deleted is told from what never was`() async throws {
        let store = try secrets()
        #expect(try await store.describe(reference(name)).presence == .absent)
        let early = try await failure { () throws(StoreError) in try await store.value(of: reference(name)) }
        #expect(early.isAbsent)
        _ = try await make(.secretsManager, "CreateSecret", ["Name": name, "SecretString": value.text])
        _ = try await make(.secretsManager, "DeleteSecret", ["SecretId": name])
        #expect(try await store.describe(reference(name)).presence == .deleted)
        let late = try await failure(hiding: [value]) { () throws(StoreError) in
            try await store.value(of: reference(name))
        }
        #expect(late.isDeleted)
    }

    @Test func `a secret that is no JSON has no keys`() async throws {
        _ = try await make(.secretsManager, "CreateSecret", ["Name": name, "SecretString": value.text])
        let store = try secrets()
        let error = try await failure(hiding: [value]) { () throws(StoreError) in
            try await store.value(of: reference(name, key: "k"))
        }
        #expect(error.description.contains("the secret is no JSON object, so it has no key k"))
    }

    @Test func `a parameter is read decrypted, by a version, and by its ARN`() async throws {
        let path = "/\(name)/password"
        let made = ["Name": path, "Value": value.text, "Type": "SecureString"]
        _ = try await make(.parameterStore, "PutParameter", made)
        let store = try parameters()
        #expect(try await store.value(of: reference(path)) == value.secret)
        #expect(try await store.value(of: reference(path, version: "1")) == value.secret)
        let description = try await store.describe(reference(path))
        #expect(description.presence == .present)
        #expect(description.version == "1")
        let arn = "arn:aws:ssm:eu-west-1:123456789012:parameter\(path)"
        #expect(try await store.describe(reference(arn)).presence == .present)
        #expect(try await store.describe(reference("/nowhere/\(name)")).presence == .absent)
        let missing = try await failure { () throws(StoreError) in
            try await store.value(of: reference("/nowhere/\(name)"))
        }
        #expect(missing.isAbsent)
    }

    @Test(arguments: [
        (400, "AccessDeniedException", "refuses with status 400. Check what the policies allow"),
        (400, "ExpiredTokenException", "refuses with status 400. The credentials are no longer valid"),
        (400, "UnrecognizedClientException", "Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY"),
        (403, "InvalidSignatureException", "and this machine's clock"),
        (400, "com.amazonaws.x#DecryptionFailure", "may use the key that encrypts it"),
        (400, "ResourceNotFoundException", "has no such entry. Check the name"),
        (400, "InvalidRequestException", "the entry is deleted"),
        (400, "ValidationException", "does not accept this name"),
        (400, "SECRET", "answered with status 400, which is not part of its protocol"),
        (400, "ThrottlingException", "answered with status 400, 3 times"),
        (500, "InternalServiceError", "answered with status 500, 3 times"),
        (200, "SECRET", "the secret is binary, and only text can be used"),
    ])
    func `an error says what to do and never what the server said`(
        status: Int,
        type: String,
        words: String
    ) async throws {
        let body = #"{"__type": "\#(type)", "message": "SECRET", "Message": "SECRET", "SecretBinary": "SECRET"}"#
        let stub = try await Stub(.init(status: status, body: body.replacing("SECRET", with: value.text)))
        let store = SecretsManager(account: account, endpoint: stub.address, client: .impatient)
        let error = try await failure(hiding: [value, secretKey, session]) { () throws(StoreError) in
            try await store.value(of: reference(name))
        }
        #expect(stub.sentence(error).contains("AWS Secrets Manager at SERVER, asked for \(name),"))
        #expect(error.description.contains(words))
    }

    @Test func `a request has the action, the version and a signature of everything`() async throws {
        let stub = try await Stub(.init(body: #"{"SecretString": "x"}"#))
        let store = SecretsManager(account: account, endpoint: stub.address, client: .impatient)
        let arn = "arn:aws:secretsmanager:us-east-2:1:secret:a-b"
        _ = try await store.value(of: reference(arn, version: "AWSPREVIOUS"))
        _ = try await store.value(of: reference("a\"b\\", version: "01234567-89ab-cdef-0123-456789abcdef"))
        let seen = try await stub.requests
        try #require(seen.count == 2)
        #expect(seen[0].headers["X-Amz-Target"] == "secretsmanager.GetSecretValue")
        #expect(seen[0].headers["Content-Type"] == "application/x-amz-json-1.1")
        #expect(seen[0].headers["X-Amz-Security-Token"] == session.text)
        #expect(seen[0].body == #"{"SecretId":"\#(arn)","VersionStage":"AWSPREVIOUS"}"#)
        #expect(seen[1].body == #"{"SecretId":"a\"b\\","VersionId":"01234567-89ab-cdef-0123-456789abcdef"}"#)
        let signature = try #require(seen[0].headers["Authorization"])
        #expect(signature.contains("/us-east-2/secretsmanager/aws4_request, "))
        #expect(signature.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, "))
        #expect(try #require(seen[1].headers["Authorization"]).contains("/eu-west-1/"))
    }

    @Test(arguments: [
        ([:], "AWS_ACCESS_KEY_ID", "is not set"),
        (["AWS_ACCESS_KEY_ID": "a"], "AWS_SECRET_ACCESS_KEY", "is not set"),
        (["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"], "AWS_REGION", "is not set"),
        (
            ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_REGION": "x/../y?"], "AWS_REGION",
            "does not hold the name of a region"
        ),
        (
            ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_ENDPOINT_URL": "moto"], "AWS_ENDPOINT_URL",
            "does not hold a url"
        ),
    ])
    func `a variable that is missing is named`(variables: [String: String], name: String, words: String) async throws {
        let stores = SecretStores(StoreVariables { variables[$0] })
        for store in [StoreReference.Store.secretsManager, .parameterStore] {
            let error = try await failure { () throws(StoreError) in
                try await stores.value(of: StoreReference(store: store, name: "x"))
            }
            #expect(error.description.hasPrefix("The variable \(name) \(words)"))
        }
    }

    @Test func `the variables of AWS's own tools are enough`() async throws {
        _ = try await make(.secretsManager, "CreateSecret", ["Name": name, "SecretString": value.text])
        let endpoint = "http://\(try StoreServer.aws.place)"
        let stores = SecretStores(
            StoreVariables { [secretKey] in
                switch $0 {
                case "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE"
                case "AWS_SECRET_ACCESS_KEY": secretKey.text
                case "AWS_DEFAULT_REGION": "eu-west-1"
                case "AWS_ENDPOINT_URL": "http://127.0.0.1:1"
                case "AWS_ENDPOINT_URL_SECRETS_MANAGER": endpoint
                case _: nil
                }
            }
        )
        #expect(try await stores.value(of: reference(name)) == value.secret)
    }

    @Test(
        arguments: [
            ("arn:aws:secretsmanager:eu-west-1:1:secret:a-Xy12Zw", "eu-west-1", "amazonaws.com", "secret:a-Xy12Zw"),
            ("arn:aws-cn:ssm:cn-north-1:1:parameter/a/b", "cn-north-1", "amazonaws.com.cn", "parameter/a/b"),
            ("arn:aws-us-gov:ssm::1:parameter/a", nil, "amazonaws.com", "parameter/a"),
            ("payment/prod", nil, "amazonaws.com", "payment/prod"),
        ] as [(String, String?, String, String)]
    )
    func `a name or an ARN is taken apart`(text: String, region: String?, domain: String, resource: String) {
        let name = AWSName(text)
        #expect(name.region == region)
        #expect(name.domain == domain)
        #expect(name.resource == resource)
    }
}
