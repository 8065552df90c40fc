/// A set of bytes with a fast test.
struct ByteSet {
    // One Bool for each of the 256 bytes, so that a byte's value is always a valid index.
    private let members: [Bool]

    init(where isMember: (UInt8) -> Bool) { members = (0...255).map { isMember(UInt8($0)) } }

    /// The first index in `range` whose byte is not in the set, or the end of the range.
    @inline(__always)
    func firstIndex(outsideIn bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        let table = members.span
        var index = range.lowerBound
        while index < range.upperBound, table[Int(bytes[index])] { index += 1 }
        return index
    }
}
