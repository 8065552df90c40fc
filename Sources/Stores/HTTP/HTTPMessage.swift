package import Secrets

/// One header; its value may be a token and is never shown.
package struct HTTPHeader: Hashable, Sendable {
    package let name: String
    package let value: Secret

    package init(_ name: String, _ value: Secret) {
        self.name = name
        self.value = value
    }

    package init(_ name: String, _ value: String) { self.init(name, Secret(value)) }
}

/// One question to a server.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// Who is asked, as errors call it: `Vault`.
    package let service: String
    package let method: Method
    package let address: HTTPAddress
    package var headers: [HTTPHeader]
    package let body: [UInt8]
    /// What is asked for, where the address does not say it.
    package let subject: String?

    package init(
        _ service: String,
        _ address: HTTPAddress,
        method: Method = .get,
        headers: [HTTPHeader] = [],
        body: [UInt8] = [],
        subject: String? = nil
    ) {
        self.service = service
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
        self.subject = subject
    }

    /// Who is asked for what and where, as errors say it.
    package var place: StorePlace {
        StorePlace(service: service, location: address.place, subject: subject)
    }
}

/// What a server answered; its body may hold secrets and is never shown.
package struct HTTPResponse: Sendable {
    package let status: Int
    package let body: [UInt8]

    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

extension HTTPResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "status \(status)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
