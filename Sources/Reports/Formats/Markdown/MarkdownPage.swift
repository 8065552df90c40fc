/// A page in the making that never grows beyond what a comment may hold.
struct MarkdownPage {
    /// A comment on GitHub holds 65,536 characters and one on Azure more; a byte is never more than a character.
    static let bytesMax = 60_000
    /// What is kept free for the words that say what was left out.
    private static let reserve = 500

    private(set) var text = ""
    private var count = 0
    /// What must still be written to close what is open.
    private var closings: [String] = []
    private var closingCount = 0

    /// Whether so many more bytes have room.
    func hasRoom(for bytes: Int) -> Bool { count + closingCount + bytes + Self.reserve <= Self.bytesMax }

    /// Adds a paragraph, a table or a block, or says that it has no room.
    mutating func add(_ block: String) -> Fit {
        let bytes = block.utf8.count + 2
        guard hasRoom(for: bytes) else { return .isFull }
        append(block + "\n\n")
        return .added
    }

    /// Opens what `close` closes, or says that it has no room.
    mutating func open(_ block: String, closing: String) -> Fit {
        let bytes = block.utf8.count + closing.utf8.count + 4
        guard hasRoom(for: bytes) else { return .isFull }
        append(block + "\n\n")
        closings.append(closing)
        closingCount += closing.utf8.count + 2
        return .added
    }

    /// Closes what was opened last.
    mutating func close() {
        guard let closing = closings.popLast() else { return }
        closingCount -= closing.utf8.count + 2
        append(closing + "\n\n")
    }

    /// Adds the words at the end, for which room was kept.
    mutating func end(with words: String) { append(words + "\n") }

    private mutating func append(_ words: String) {
        text += words
        count += words.utf8.count
    }

    /// Whether something found room.
    enum Fit {
        case added
        case isFull
    }
}
