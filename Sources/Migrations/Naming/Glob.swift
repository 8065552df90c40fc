/// A pattern over paths: `*` and `?` stay inside one name, `**` crosses folders.
struct Glob {
    private let pattern: [UInt8]

    init(_ pattern: String) { self.pattern = Array(pattern.utf8) }

    /// Whether the whole of a path fits, in O(pattern × path) time.
    func matches(_ path: String) -> Bool {
        let path = Array(path.utf8)
        // reached[i]: the pattern so far can end before path[i].
        var reached = [Bool](repeating: false, count: path.count + 1)
        reached[0] = true
        var index = 0
        while index < pattern.count {
            let isDouble = index + 1 < pattern.count && pattern[index + 1] == UInt8(ascii: "*")
            switch pattern[index] {
            case UInt8(ascii: "*"):
                index += isDouble ? 2 : 1
                // `**/` also stands for no folder at all.
                if isDouble, index < pattern.count, pattern[index] == UInt8(ascii: "/") {
                    index += 1
                    reached = Self.afterFolders(path, reached)
                } else {
                    reached = Self.afterStar(path, reached, crossesFolders: isDouble)
                }
            case UInt8(ascii: "?"):
                reached = Self.afterOne(path, reached) { $0 != UInt8(ascii: "/") }
                index += 1
            case let byte:
                reached = Self.afterOne(path, reached) { $0 == byte }
                index += 1
            }
        }
        return reached[path.count]
    }

    private static func afterOne(_ path: [UInt8], _ reached: [Bool], where fits: (UInt8) -> Bool) -> [Bool] {
        var next = [Bool](repeating: false, count: reached.count)
        for index in path.indices where reached[index] && fits(path[index]) { next[index + 1] = true }
        return next
    }

    private static func afterStar(_ path: [UInt8], _ reached: [Bool], crossesFolders: Bool) -> [Bool] {
        var next = reached
        for index in path.indices where next[index] && (crossesFolders || path[index] != UInt8(ascii: "/")) {
            next[index + 1] = true
        }
        return next
    }

    private static func afterFolders(_ path: [UInt8], _ reached: [Bool]) -> [Bool] {
        var next = reached
        var wasReached = false
        for index in path.indices {
            wasReached = wasReached || reached[index]
            if wasReached && path[index] == UInt8(ascii: "/") { next[index + 1] = true }
        }
        return next
    }
}
