package import Secrets

/// HashiCorp Vault, and OpenBao: the second version of their key-value engine.
package struct VaultStore: SecretStore {
    private let address: HTTPAddress
    private let headers: [HTTPHeader]
    private let client: HTTPClient
    private static let service = "Vault"

    package init(address: HTTPAddress, token: Secret, namespace: String? = nil, client: HTTPClient = HTTPClient()) {
        self.address = address
        headers =
            [HTTPHeader("X-Vault-Token", token), HTTPHeader("X-Vault-Request", "true")]
            + (namespace.map { [HTTPHeader("X-Vault-Namespace", $0)] } ?? [])
        self.client = client
    }

    /// The Vault of the variables that its own tool reads: `VAULT_ADDR`, `VAULT_TOKEN`, `VAULT_NAMESPACE`, `VAULT_CACERT`.
    package init(_ variables: StoreVariables, limits: HTTPClient.Limits = HTTPClient.Limits()) throws(StoreError) {
        self.init(
            address: try variables.address("VAULT_ADDR", purpose: "Vault's url"),
            token: try variables.secret("VAULT_TOKEN", purpose: "a token that may read the entries"),
            namespace: variables["VAULT_NAMESPACE"],
            client: HTTPClient(limits: limits, authority: variables.authority("VAULT_CACERT"))
        )
    }

    package func entry(_ reference: StoreReference) async throws(StoreError) -> StoredEntry {
        let request = try request("data", reference)
        let answer = try await answer(to: request)
        guard let members = answer["data"]?["data"]?.object else {
            throw .unreadable(request.place, problem: "it holds no data")
        }
        return StoredEntry(content: .members(members), place: request.place)
    }

    /// Asks for the keys alone: Vault answers with null in the place of every value.
    package func describe(_ reference: StoreReference) async throws(StoreError) -> StoreDescription {
        let request = try request("subkeys", reference)
        do throws(StoreError) {
            let answer = try await answer(to: request)
            guard let data = answer["data"], let keys = data["subkeys"]?.object?.keys else {
                throw StoreError.unreadable(request.place, problem: "it holds no keys")
            }
            let metadata = data["metadata"]
            return StoreDescription(
                reference.key.map(keys.contains) == false ? .absent : .present,
                version: metadata?["version"]?.word,
                changed: metadata?["created_time"]?.time,
                keys: keys.sorted()
            )
        } catch .absent {
            return StoreDescription(.absent)
        } catch .deleted(_, let when) {
            return StoreDescription(.deleted, changed: when)
        }
    }

    /// `GET /v1/<mount>/<kind>/<path>`; the mount is what stands before the first slash, or before two of them.
    private func request(_ kind: String, _ reference: StoreReference) throws(StoreError) -> HTTPRequest {
        let (mount, path) = Self.parts(of: reference.name)
        let location = HTTPRequest(Self.service, address, subject: reference.name).place
        guard !mount.isEmpty, !path.isEmpty, !(mount + path).contains(where: { ["", ".", ".."].contains($0) }) else {
            throw .reference(location, problem: "An entry is named by its mount and its path, such as secret/payment.")
        }
        var address = address.appending(["v1"] + mount + [kind] + path)
        if let version = reference.version {
            guard UInt(version) != nil else { throw .reference(location, problem: "Versions of Vault are numbers.") }
            address = address.asking([("version", version)])
        }
        return HTTPRequest(Self.service, address, headers: headers)
    }

    private static func parts(of name: String) -> (mount: [String], path: [String]) {
        func segments(_ text: Substring) -> [String] {
            text.isEmpty ? [] : text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        }
        if let gap = name.firstRange(of: "//") {
            return (segments(name[..<gap.lowerBound]), segments(name[gap.upperBound...]))
        }
        let all = segments(name[...])
        return (Array(all.prefix(1)), Array(all.dropFirst()))
    }

    private func answer(to request: HTTPRequest) async throws(StoreError) -> Answer {
        let response = try await client.send(request)
        let place = request.place
        let answer = Answer(response.body)
        switch response.status {
        case 200:
            guard let answer else { throw .unreadable(place, problem: "it is not JSON to its end") }
            return answer
        case 400:
            throw .reference(
                place,
                problem: "Vault does not understand the path. Check that the mount is a key-value engine of version 2."
            )
        case 401, 403:
            throw .denied(
                place,
                status: response.status,
                advice: "Check that the token is valid, that it is meant for "
                    + "this namespace, and that its policy allows to read this path."
            )
        case 404:
            // With metadata: there was such a version, and it is deleted or destroyed.
            if let metadata = answer?["data"]?["metadata"] {
                throw .deleted(place, when: metadata["deletion_time"]?.time)
            }
            throw .absent(
                place,
                advice: "Check the mount, the path and the namespace; the mount must be a key-value "
                    + "engine of version 2. A mount whose name has slashes ends with two of them: team/kv//payment."
            )
        case let status: throw .unexpected(place, status: status)
        }
    }
}

extension Answer {
    /// A text that has nothing but the signs of a time.
    var time: String? {
        word.flatMap {
            $0.isEmpty || !$0.allSatisfy { $0.isASCII && ($0.isNumber || "-:.TZ+ ".contains($0)) } ? nil : $0
        }
    }
}
