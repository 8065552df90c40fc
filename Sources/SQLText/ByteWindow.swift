/// The part of a text that is in memory: it slides along a source and shows only valid UTF-8 without NUL bytes.
///
/// All places are byte offsets in the whole text. Bytes behind `offset` are forgotten when more are read, except
/// those from `keep()` on.
struct ByteWindow {
    private var source: (any ByteSource)?
    private var bytes: [UInt8] = []
    /// How many of `bytes` may be shown.
    private var validCount = 0
    private var problem: TextCheck.Problem?
    /// The offset in the text of `bytes[0]`.
    private var base = 0
    /// Where in `bytes` the next byte to read stands.
    private var index = 0
    private var keptIndex: Int?
    private var lines = LineCounter()
    private var bookmark = TextPosition.start

    init(_ source: any ByteSource) { self.source = source }

    /// A window on text that has been checked before.
    init(checked text: [UInt8]) {
        keptIndex = 0
        bytes = text
        validCount = text.count
    }

    /// The offset of the next byte to read.
    var offset: Int { base + index }

    /// The byte `ahead` of the next one, or nil past the end of the text.
    @inline(__always)
    mutating func byte(ahead: Int = 0) throws(SQLTextError) -> UInt8? {
        if index + ahead < validCount { return bytes[index + ahead] }
        return try laterByte(ahead: ahead)
    }

    private mutating func laterByte(ahead: Int) throws(SQLTextError) -> UInt8? {
        while index + ahead >= validCount {
            guard try fill() else { return nil }
        }
        return bytes[index + ahead]
    }

    /// Moves over `count` bytes, which must have been seen.
    @inline(__always)
    mutating func advance(_ count: Int = 1) { index += count }

    /// Moves to the first byte without `trait`, or to the end.
    @inline(__always)
    mutating func skip(_ trait: ByteClasses.Trait, by classes: ByteClasses) throws(SQLTextError) {
        repeat {
            index = classes.firstIndex(without: trait, in: bytes.span, index..<validCount)
            if index < validCount { return }
        } while try fill()
    }

    /// Moves to the first byte that is one of two, and gives it; nil at `limit` or at the end.
    @inline(__always)
    mutating func skip(
        to first: UInt8,
        or second: UInt8,
        limit: Int = .max
    ) throws(SQLTextError) -> UInt8? {
        repeat {
            index = firstIndex(of: first, or: second, before: limit - base)
            if offset == limit { return nil }
            if index < validCount { return bytes[index] }
        } while try fill()
        return nil
    }

    @inline(__always)
    private func firstIndex(of first: UInt8, or second: UInt8, before limit: Int) -> Int {
        let span = bytes.span
        let end = min(validCount, limit)
        var place = index
        while place < end, span[place] != first, span[place] != second { place += 1 }
        return place
    }

    /// A copy of bytes that are kept.
    func copy(_ range: Range<Int>) -> [UInt8] { Array(bytes[(range.lowerBound - base)..<(range.upperBound - base)]) }

    /// Gives a look at bytes that are kept, without copying them.
    @inline(__always)
    func withBytes<Result>(_ range: Range<Int>, _ look: (Span<UInt8>) -> Result) -> Result {
        look(bytes.span.extracting((range.lowerBound - base)..<(range.upperBound - base)))
    }
}

// What is kept, and where it stands.
extension ByteWindow {
    /// Keeps all bytes from here on in memory.
    mutating func keep() { keptIndex = index }

    /// Lets go of what was kept.
    mutating func release() { keptIndex = nil }

    /// Notes this place, so that `position(of:)` knows it even when its bytes are forgotten; gives its position.
    ///
    /// Positions of earlier places are lost, so nothing may be kept.
    @discardableResult
    mutating func mark() -> TextPosition {
        lines = counter(at: offset)
        bookmark = lines.position
        return bookmark
    }

    /// Where a byte stands that is kept or was the last to be marked.
    func position(of offset: Int) -> TextPosition {
        offset == bookmark.offset ? bookmark : counter(at: offset).position
    }

    private func counter(at offset: Int) -> LineCounter {
        var counter = lines
        counter.advance(over: bytes.span.extracting((lines.offset - base)..<(offset - base)))
        return counter
    }
}

// Reading on.
extension ByteWindow {
    /// Makes at least one more byte visible; false at the end of the text.
    private mutating func fill() throws(SQLTextError) -> Bool {
        forget()
        let before = validCount
        while validCount == before {
            try throwProblem()
            guard source != nil else { return false }
            // The last bytes are checked once more when it is known that they are the last.
            if try source?.read(into: &bytes) != true { source = nil }
            let check = TextCheck(bytes.span, from: validCount)
            validCount = check.validCount
            problem = check.problem
        }
        return true
    }

    private func throwProblem() throws(SQLTextError) {
        switch problem {
        case .nulByte: throw .nulByte(at: position(of: base + validCount))
        case .invalidUTF8: throw .invalidUTF8(at: position(of: base + validCount))
        case .incomplete where source == nil: throw .invalidUTF8(at: position(of: base + validCount))
        case .incomplete, nil: return
        }
    }

    /// Drops the bytes that nobody needs any more.
    private mutating func forget() {
        let count = keptIndex ?? index
        guard count > 0 else { return }
        if lines.offset < base + count { lines = counter(at: base + count) }
        bytes.removeSubrange(0..<count)
        base += count
        index -= count
        validCount -= count
        keptIndex = keptIndex.map { $0 - count }
    }
}
