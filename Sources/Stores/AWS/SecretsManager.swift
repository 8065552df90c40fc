package import Secrets

/// AWS Secrets Manager.
package struct SecretsManager: SecretStore {
    private let client: AWSClient

    package init(account: AWSAccount, endpoint: HTTPAddress? = nil, client: HTTPClient = HTTPClient()) {
        self.client = AWSClient(.secretsManager, account: account, endpoint: endpoint, client: client)
    }

    /// With the account, region and server of the variables that AWS's own tools read.
    package init(_ variables: StoreVariables, limits: HTTPClient.Limits = HTTPClient.Limits()) throws(StoreError) {
        client = try AWSClient(.secretsManager, variables, limits: limits)
    }

    package func entry(_ reference: StoreReference) async throws(StoreError) -> StoredEntry {
        var question = ["SecretId": reference.name]
        if let version = reference.version {
            question[Self.isIdentifier(version) ? "VersionId" : "VersionStage"] = version
        }
        let (answer, place) = try await client.answer(to: "GetSecretValue", question, about: reference.name)
        guard let text = answer["SecretString"]?.value else {
            throw .unreadable(place, problem: "the secret is binary, and only text can be used")
        }
        return StoredEntry(content: .text(text, noun: "secret"), place: place)
    }

    /// Needs no permission to read the value, and does not tell its keys.
    package func describe(_ reference: StoreReference) async throws(StoreError) -> StoreDescription {
        do throws(StoreError) {
            let question = ["SecretId": reference.name]
            let (answer, _) = try await client.answer(to: "DescribeSecret", question, about: reference.name)
            let changed = answer["LastChangedDate"]?.word ?? answer["CreatedDate"]?.word
            guard answer["DeletedDate"] == nil else { return StoreDescription(.deleted, changed: changed) }
            let version = Self.version(reference.version, among: answer["VersionIdsToStages"]?.object ?? [:])
            return StoreDescription(version == nil ? .absent : .present, version: version, changed: changed)
        } catch .absent {
            return StoreDescription(.absent)
        } catch .deleted {
            return StoreDescription(.deleted)
        }
    }

    /// The identifier of the version that a reference means.
    private static func version(_ wanted: String?, among stages: [String: Answer]) -> String? {
        if let wanted, isIdentifier(wanted) { return stages[wanted] == nil ? nil : wanted }
        let stage = wanted ?? "AWSCURRENT"
        return stages.first { $0.value.list?.contains { $0.word == stage } == true }?.key
    }

    /// Whether a version is written as its identifier and not as the name of a stage.
    private static func isIdentifier(_ version: String) -> Bool {
        (32...64).contains(version.utf8.count) && version.allSatisfy { $0.isHexDigit || $0 == "-" }
    }
}
