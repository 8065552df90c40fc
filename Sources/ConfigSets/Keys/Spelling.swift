/// How strong one spelling of a property is beside another one in the same place; the smaller one wins.
///
/// Spring asks for the canonical spelling first, and takes the others in the order of a hash table.
struct Spelling: Comparable {
    private let ranks: [Int]

    init(_ key: String, kind: ConfigLayer.Kind) {
        switch kind {
        case .properties:
            let isCanonical = key.utf8.allSatisfy { $0.uniform == $0 || ".-[]".utf8.contains($0) }
            let dashes = key.utf8.count { $0 == UInt8(ascii: "-") }
            ranks = isCanonical ? [0, -dashes] : [1, Self.bucket(key)]
        case .environmentVariables:
            let isUpper = !key.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            ranks = [isUpper ? 0 : 1, key.utf8.count { $0 == UInt8(ascii: "_") }]
        }
    }

    /// The place of a text in a small hash table of Java.
    private static func bucket(_ key: String) -> Int {
        let hash = key.utf16.reduce(into: UInt32(0)) { $0 = $0 &* 31 &+ UInt32($1) }
        return Int((hash ^ (hash >> 16)) & 15)
    }

    static func < (left: Spelling, right: Spelling) -> Bool { left.ranks.lexicographicallyPrecedes(right.ranks) }
}
