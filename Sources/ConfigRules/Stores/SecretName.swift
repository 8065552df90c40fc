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

    /// The name and, of one that AWS knows, the account, for a sentence: region and partition only make it long.
    var short: String { place.map { "\(plain) in \($0[2])" } ?? base }

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
    /// The store, the name and the member, as short as a line of a report needs them.
    var shortDescription: String {
        let short = StoreReference(store: store, name: SecretName(name).short, key: key, version: version)
        return short.description
    }
}
