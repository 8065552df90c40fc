package import Secrets

/// The url of a server without a user, a password or a fragment: nothing of it is secret.
package struct HTTPAddress: Hashable, Sendable {
    package enum Scheme: String, Sendable {
        case http
        case https
    }

    package let scheme: Scheme
    /// As the url writes it, an IPv6 address in brackets.
    package let host: String
    package let port: Int?
    /// Encoded for a url; empty, or it begins with a slash and does not end with one.
    package private(set) var path: String
    /// Encoded for a url and sorted by name.
    package private(set) var query = ""

    /// `nil` unless it is an `http` or `https` url that names a host.
    package init?(_ text: String) {
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let scheme = Scheme(rawValue: parts[0].lowercased()) else { return nil }
        let authority = parts[1].prefix { $0 != "/" }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"@?#\\\"<>".utf8.contains($0) }),
            let place = Self.place(authority)
        else { return nil }
        self.scheme = scheme
        (host, port) = place
        path = String(parts[1].dropFirst(authority.count))
        while path.hasSuffix("/") { path.removeLast() }
    }

    /// The host and the port that come first in a url.
    private static func place(_ authority: Substring) -> (String, Int?)? {
        var host = authority
        var port: Int?
        if let colon = authority.lastIndex(of: ":"), authority.last != "]" {
            guard let number = UInt16(authority[authority.index(after: colon)...]), number > 0 else { return nil }
            port = Int(number)
            host = authority[..<colon]
        }
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]") && host.count > 2
        let name = isBracketed ? host.dropFirst().dropLast() : host
        let isName = name.utf8.allSatisfy { $0.isUnreserved || (isBracketed && $0 == UInt8(ascii: ":")) }
        return name.isEmpty || !isName ? nil : (String(host), port)
    }

    /// The same server, further down: each segment is encoded whole.
    package func appending(_ segments: [String]) -> HTTPAddress {
        var address = self
        for segment in segments { address.path += "/" + Self.encoded(segment) }
        return address
    }

    /// The same place with a query.
    package func asking(_ parameters: [(name: String, value: String)]) -> HTTPAddress {
        var address = self
        address.query = parameters.sorted { $0.name < $1.name }
            .map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
        return address
    }

    /// Host and port as a `Host` header has them.
    package var authority: String { host + (port.map { ":\($0)" } ?? "") }

    /// Where the request goes, to be shown: without its query.
    package var place: String { authority + path }

    var url: String {
        "\(scheme.rawValue)://\(authority)\(path.isEmpty ? "/" : path)\(query.isEmpty ? "" : "?" + query)"
    }

    /// With everything but letters, digits and `-._~` as `%XX`.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            if byte.isUnreserved {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    /// The opposite of `encoded`; `nil` for what is no text in UTF-8 or breaks off in a sign.
    static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, let code = UInt8(digits, radix: 16) else { return nil }
            bytes.append(code)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    /// Whether a url may hold it as it stands, wherever that is.
    fileprivate var isUnreserved: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        case _: false
        }
    }
}

/// A name and a password for HTTP's basic scheme.
package struct BasicCredentials: Hashable, Sendable {
    package let user: String
    package let password: Secret

    package init(user: String, password: Secret) {
        self.user = user
        self.password = password
    }
}
