package import Secrets

/// The parameter store of AWS Systems Manager.
package struct ParameterStore: SecretStore {
    private let client: AWSClient

    package init(account: AWSAccount, endpoint: HTTPAddress? = nil, client: HTTPClient = HTTPClient()) {
        self.client = AWSClient(.parameterStore, account: account, endpoint: endpoint, client: client)
    }

    /// With the account, region and server of the variables that AWS's own tools read.
    package init(_ variables: StoreVariables, limits: HTTPClient.Limits = HTTPClient.Limits()) throws(StoreError) {
        client = try AWSClient(.parameterStore, variables, limits: limits)
    }

    package func entry(_ reference: StoreReference) async throws(StoreError) -> StoredEntry {
        // A version or a label follows the name.
        let name = reference.name + (reference.version.map { ":\($0)" } ?? "")
        let (answer, place) = try await client.answer(
            to: "GetParameter",
            Get(name: name, withDecryption: true),
            about: reference.name
        )
        guard let value = answer["Parameter"]?["Value"]?.value else {
            throw .unreadable(place, problem: "it holds no value")
        }
        return StoredEntry(content: .text(value, noun: "parameter"), place: place)
    }

    /// Lists the parameter, which needs no permission to read it.
    package func describe(_ reference: StoreReference) async throws(StoreError) -> StoreDescription {
        let names = [Self.listedName(reference.name)]
        let (answer, _) = try await client.answer(
            to: "DescribeParameters",
            Describe(parameterFilters: [Describe.Filter(key: "Name", option: "Equals", values: names)]),
            about: reference.name
        )
        guard let parameter = answer["Parameters"]?.list?.first else { return StoreDescription(.absent) }
        return StoreDescription(
            .present,
            version: parameter["Version"]?.word,
            changed: parameter["LastModifiedDate"]?.word
        )
    }

    /// An ARN leaves out the slash at the beginning of a name that has more than one level.
    private static func listedName(_ name: String) -> String {
        let resource = AWSName(name).resource
        guard resource.hasPrefix("parameter/"), resource != name else { return name }
        let rest = String(resource.dropFirst("parameter/".count))
        return rest.contains("/") ? "/" + rest : rest
    }

    private struct Get: Encodable {
        let name: String
        let withDecryption: Bool

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case withDecryption = "WithDecryption"
        }
    }

    private struct Describe: Encodable {
        let parameterFilters: [Filter]

        enum CodingKeys: String, CodingKey {
            case parameterFilters = "ParameterFilters"
        }

        struct Filter: Encodable {
            let key: String
            let option: String
            let values: [String]

            enum CodingKeys: String, CodingKey {
                case key = "Key"
                case option = "Option"
                case values = "Values"
            }
        }
    }
}
