extension PropertyName: Comparable {
    /// Parents before children, indexes before words, and numbers in brackets by what they count.
    package static func < (left: PropertyName, right: PropertyName) -> Bool {
        var (first, second) = (left.text.utf8.makeIterator(), right.text.utf8.makeIterator())
        var isIndex = false
        while true {
            guard let two = second.next() else { return false }
            guard let one = first.next() else { return true }
            guard one == two else {
                return isIndex ? indexPrecedes(left, right) : rank(one, isIndex: false) < rank(two, isIndex: false)
            }
            isIndex = one == open || (isIndex && one.isDigit)
        }
    }

    /// The order of two names that differ where both have the digits of an index, or one of them has.
    private static func indexPrecedes(_ left: PropertyName, _ right: PropertyName) -> Bool {
        var (first, second) = (left.text.utf8[...], right.text.utf8[...])
        while let one = first.first, let two = second.first, one == two {
            first = first.dropFirst()
            second = second.dropFirst()
        }
        guard let one = first.first, let two = second.first else { return first.isEmpty }
        return numbers(first, second) ?? (rank(one, isIndex: true) < rank(two, isIndex: true))
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
