extension Character {
    /// Whether the names of shards, environments, tags, fields and variables may hold it.
    var isNamePart: Bool { asciiValue?.isNamePart ?? false }
}

extension UInt8 {
    /// The same of a byte of UTF-8: compares bytes, because asking Unicode takes thousands of shards too long.
    var isNamePart: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        case _: false
        }
    }
}
