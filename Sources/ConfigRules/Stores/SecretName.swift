import ConfigSets
import Secrets

/// The name of a secret as a task, a list or a person writes it: with or without what AWS puts around it.
struct SecretName {
    /// The partition, the region and the account; `nil` for a bare name.
    private let place: [String]?
    private let base: String

    /// AWS puts a dash and this many signs behind the name in an ARN.
    private static let suffixLength = 6

    init(_ text: String) {
        guard let resource = AmazonResourceName(text), resource.resource.hasPrefix("secret:") else {
            (place, base) = (nil, text)
            return
        }
        place = [resource.partition, resource.region, resource.account]
        base = String(resource.resource.dropFirst("secret:".count))
    }

    /// The name without what AWS puts around it.
    fileprivate var short: String { base }

    /// Whether both can be names of one secret.
    func mayMean(_ other: SecretName) -> Bool {
        if let place, let elsewhere = other.place, place != elsewhere { return false }
        return base == other.base || plain == other.base || base == other.plain
    }

    /// The name as the person wrote it who made the secret.
    private var plain: String {
        let tail = base.suffix(Self.suffixLength + 1)
        let isSuffix =
            tail.count == Self.suffixLength + 1 && tail.first == "-"
            && tail.dropFirst().allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return place != nil && isSuffix ? String(base.dropLast(tail.count)) : base
    }
}

extension StoreReference {
    /// The store, the name and the member, as short as a sentence needs them.
    var shortDescription: String {
        StoreReference(store: store, name: shortName, key: key, version: version).description
    }

    /// The same with the account, which may be all that tells two of them apart.
    var placedDescription: String {
        shortDescription + (AmazonResourceName(name).map { " in \($0.account)" } ?? "")
    }

    private var shortName: String {
        guard let resource = AmazonResourceName(name)?.resource, resource.hasPrefix("parameter/") else {
            return SecretName(name).short
        }
        return String(resource.dropFirst("parameter".count))
    }
}
