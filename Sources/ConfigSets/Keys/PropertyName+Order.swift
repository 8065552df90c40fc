extension PropertyName: Comparable {
    /// Parents before children, indexes before words, and numbers in brackets by what they count.
    package static func < (left: PropertyName, right: PropertyName) -> Bool {
        var (first, second) = (left.text.utf8[...], right.text.utf8[...])
        var isIndex = false
        while let one = first.first, let two = second.first {
            guard one == two else {
                if isIndex, let numbers = numbers(first, second) { return numbers }
                return rank(one, isIndex: isIndex) < rank(two, isIndex: isIndex)
            }
            isIndex = one == open || (isIndex && one.isDigit)
            first = first.dropFirst()
            second = second.dropFirst()
        }
        return first.isEmpty && !second.isEmpty
    }

    /// How two numbers compare whose first digits up to here are the same.
    private static func numbers(_ first: Substring.UTF8View, _ second: Substring.UTF8View) -> Bool? {
        let (one, two) = (first.prefix(while: \.isDigit), second.prefix(while: \.isDigit))
        guard first[one.endIndex...].first == close, second[two.endIndex...].first == close else { return nil }
        return one.count == two.count ? one.lexicographicallyPrecedes(two) : one.count < two.count
    }

    /// The end of an element comes first, whatever follows it.
    private static func rank(_ byte: UInt8, isIndex: Bool) -> Int {
        switch byte {
        case open where !isIndex: -2
        case dot where !isIndex: -1
        case _: Int(byte)
        }
    }
}
