import Glibc

/// The host of a url: a name or an address, in the one spelling that all its spellings share.
struct Host: Hashable {
    let name: String
    /// Whether it can only be this machine.
    let isLoopback: Bool

    /// `nil` unless the text is a host name, an IPv4 address, or an IPv6 address without its brackets.
    init?(_ text: String) {
        if let bytes = Self.address(text, family: AF_INET, length: 4) {
            name = text
            isLoopback = bytes[0] == 127
        } else if let bytes = Self.address(text, family: AF_INET6, length: 16) {
            let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            let isMapped = bytes.starts(with: mappedPrefix)
            name = isMapped ? bytes[12...].map(String.init).joined(separator: ".") : Self.spelling(bytes)
            isLoopback = isMapped ? bytes[12] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
        } else {
            let lowercased = (text.hasSuffix(".") ? text.dropLast() : text[...]).lowercased()
            guard !lowercased.isEmpty, lowercased.utf8.count <= 253, lowercased.utf8.allSatisfy(\.isNamePart),
                lowercased.first != "-", lowercased.first != "."
            else { return nil }
            name = lowercased
            isLoopback = lowercased == "localhost"
        }
    }

    private static func spelling(_ bytes: [UInt8]) -> String {
        stride(from: 0, to: 16, by: 2)
            .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
            .joined(separator: ":")
    }

    /// The bytes of a literal address, or `nil` when the text is none.
    private static func address(_ text: String, family: Int32, length: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: length)
        let isAddress = unsafe bytes.withUnsafeMutableBytes { unsafe inet_pton(family, text, $0.baseAddress) == 1 }
        return isAddress ? bytes : nil
    }
}
