/// A text as lines that keep their line ends, so that what is not edited stays byte for byte.
struct TextLines {
    private(set) var lines: [[UInt8]]
    /// How lines end here.
    private let lineEnd: [UInt8]
    private var removed: Set<Int> = []
    private var inserted: [Int: [[UInt8]]] = [:]

    init(_ bytes: [UInt8]) {
        var lines: [[UInt8]] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0A {
            lines.append(Array(bytes[start...index]))
            start = index + 1
        }
        if start < bytes.count { lines.append(Array(bytes[start...])) }
        self.lines = lines
        lineEnd = lines.first?.suffix(2) == [0x0D, 0x0A] ? [0x0D, 0x0A] : [0x0A]
    }

    /// A line without its end, by its number from 1; `nil` where there is none.
    func text(_ number: Int) -> ArraySlice<UInt8>? {
        guard number > 0, number <= lines.count else { return nil }
        let line = lines[number - 1]
        return line.prefix(
            line.count - (line.lastIndex { $0 != 0x0A && $0 != 0x0D }.map { line.count - 1 - $0 } ?? line.count)
        )
    }

    var count: Int { lines.count }

    func isRemoved(_ number: Int) -> Bool { removed.contains(number) }

    mutating func remove(_ number: Int) { removed.insert(number) }

    /// Replaces bytes of one line when they are what they are expected to be.
    mutating func replace(_ old: String, with new: String, line: Int, column: Int) -> Bool {
        guard let text = text(line), column > 0, text.dropFirst(column - 1).starts(with: old.utf8) else { return false }
        lines[line - 1].replaceSubrange((column - 1)..<(column - 1 + old.utf8.count), with: new.utf8)
        return true
    }

    /// Puts a line below another one; below line 0 means at the top.
    mutating func insert(_ text: String, below number: Int) {
        inserted[number, default: []].append(Array(text.utf8) + lineEnd)
    }

    /// The text with everything in it.
    var bytes: [UInt8] {
        var bytes = inserted[0].map { Array($0.joined()) } ?? []
        for number in lines.indices.map({ $0 + 1 }) {
            if !removed.contains(number) { bytes += lines[number - 1] }
            guard let more = inserted[number] else { continue }
            if let last = bytes.last, last != 0x0A { bytes += lineEnd }
            bytes += more.joined()
        }
        return bytes
    }
}

extension ArraySlice<UInt8> {
    /// With how many spaces the line begins.
    var indent: Int { prefix { $0 == 0x20 }.count }

    /// Whether there is nothing but blanks, or a comment.
    var isEmptyOrComment: Bool {
        let rest = drop { $0 == 0x20 || $0 == 0x09 }
        return rest.isEmpty || rest.first == UInt8(ascii: "#")
    }
}
