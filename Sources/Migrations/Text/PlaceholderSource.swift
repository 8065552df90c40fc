package import SQLText

/// Another source's text with its placeholders replaced, also where one lies across two chunks.
///
/// Values are not searched for placeholders again.
package struct PlaceholderSource<Source: ByteSource>: ByteSource {
    /// The most bytes of a name; a placeholder that is longer was never closed.
    private static var nameBytesMax: Int { 1024 }

    private var source: Source
    private let placeholders: Placeholders
    private let prefix: [UInt8]
    private let suffix: [UInt8]
    /// Text that was read and not yet handed on: the start of a placeholder, or what might become one.
    private var pending: [UInt8] = []
    private var counter = LineCounter()
    private var isAtEnd = false

    package init(_ source: Source, placeholders: Placeholders) {
        self.source = source
        self.placeholders = placeholders
        prefix = Array(placeholders.prefix.utf8)
        suffix = Array(placeholders.suffix.utf8)
    }

    package mutating func read(into buffer: inout [UInt8]) throws(SQLTextError) -> Bool {
        let start = buffer.count
        do throws(SQLTextError) {
            while buffer.count == start {
                if !isAtEnd { isAtEnd = try !source.read(into: &pending) }
                guard !pending.isEmpty else { break }
                try replace(into: &buffer)
            }
        } catch {
            buffer.removeSubrange(start...)
            throw error
        }
        return buffer.count > start
    }

    /// Moves as much of the pending text as is decided to `buffer`.
    private mutating func replace(into buffer: inout [UInt8]) throws(SQLTextError) {
        var done = 0
        while let opening = find(prefix, from: done) {
            pass(done..<opening, to: &buffer)
            done = opening
            let nameStart = opening + prefix.count
            guard let closing = find(suffix, from: nameStart) else {
                guard !isAtEnd, pending.count - nameStart <= Self.nameBytesMax else { throw unclosed() }
                pending.removeSubrange(..<done)
                return
            }
            guard closing - nameStart <= Self.nameBytesMax else { throw unclosed() }
            let name = String(decoding: pending[nameStart..<closing], as: UTF8.self)
            guard let value = placeholders[name] else { throw placeholders.unknown(name, at: counter.position) }
            buffer.append(contentsOf: value.utf8)
            done = closing + suffix.count
            count(opening..<done)
        }
        let undecided = isAtEnd ? 0 : undecidedCount(from: done)
        pass(done..<(pending.count - undecided), to: &buffer)
        pending.removeSubrange(..<(pending.count - undecided))
    }

    private mutating func pass(_ range: Range<Int>, to buffer: inout [UInt8]) {
        buffer.append(contentsOf: pending[range])
        count(range)
    }

    private mutating func count(_ range: Range<Int>) {
        let text = pending
        counter.advance(over: text.span.extracting(range))
    }

    /// How many bytes at the end may be the start of a prefix.
    private func undecidedCount(from start: Int) -> Int {
        let longest = min(prefix.count - 1, pending.count - start)
        return (0...longest).reversed().first { pending.suffix($0).elementsEqual(prefix.prefix($0)) } ?? 0
    }

    private func find(_ wanted: [UInt8], from start: Int) -> Int? {
        guard let first = wanted.first else { return nil }
        var index = start
        while let candidate = pending.firstIndex(of: first, from: index) {
            if pending[candidate...].starts(with: wanted) { return candidate }
            index = candidate + 1
        }
        return nil
    }

    private func unclosed() -> SQLTextError {
        .unreadable(
            reason: "The placeholder that opens here with \(placeholders.prefix) is never closed "
                + "with \(placeholders.suffix). Close it, or set placeholderReplacement=false in the script's .conf file.",
            at: counter.position
        )
    }
}
