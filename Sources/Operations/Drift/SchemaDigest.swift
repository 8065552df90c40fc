import Crypto
package import SchemaModel

/// The SHA-256 of what a schema or one of its objects is: equal for two that have no difference.
package struct SchemaDigest: Hashable, Sendable {
    private let bytes: [UInt8]

    init(_ object: SchemaObject, migrator: String) {
        bytes = Array(SHA256.hash(data: Array(object.canonicalText(migrator: migrator).utf8)))
    }

    /// The digest of a whole schema: over those of its objects, in their order.
    package init(_ schema: Schema) {
        var hash = SHA256()
        for object in schema.objects {
            hash.update(data: Array(object.canonicalText(migrator: schema.migrator).utf8))
            hash.update(data: [0])
        }
        bytes = Array(hash.finalize())
    }

    /// The first twelve hexadecimal digits, enough for a person to compare two by eye.
    package var short: String { hexadecimal(bytes.prefix(6)) }

    private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
}
