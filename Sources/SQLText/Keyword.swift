/// The words that decide where a statement ends and how it takes part in a transaction.
///
/// A vocabulary and not a state: most switches over it look for a few words and have a `default`.
enum Keyword: String, CaseIterable {
    case abort, add, aggregate, all, alter, analyze, and, `as`, atomic, begin, body, call, `case`, cluster, commit
    case concurrently, copy, create, database, declare, definer, delete, delimiter, detach, discard, `do`, drop
    case `else`, end, event, exception, execute, exists, explain, follows, `for`, from, function, get, handler, `if`
    case index, insert, `is`, kill, load, loop, not, only, or, package, partition, pragma, precedes, prepare
    case prepared, procedure, publication, refresh, reindex, `repeat`, replace, `return`, returns, rollback, row
    case schema, select, set, show, signal, start, stdin, stdout, subscription, system, table, tablespace, temp
    case temporary, then, to, transaction, trigger, truncate, unique, until, update, vacuum, value, values, verbose
    case view, when, `while`, with, work, xa
}

extension Keyword {
    /// The keyword that `word` is, in whatever case.
    init?(_ word: Span<UInt8>) {
        guard let found = KeywordTable.shared.keyword(word) else { return nil }
        self = found
    }
}

/// Finds keywords by their letters without making a string of each word.
private struct KeywordTable: Sendable {
    static let shared = KeywordTable()

    private struct Entry {
        let letters: PackedWord
        let keyword: Keyword
    }

    // A power of two, several times the number of keywords, so that most words meet an empty place at once.
    private static let size = 1024
    private var entries: [Entry?] = Array(repeating: nil, count: size)

    private init() {
        for keyword in Keyword.allCases {
            guard let letters = PackedWord(Array(keyword.rawValue.utf8).span) else { continue }
            var place = letters.hash & (Self.size - 1)
            while entries[place] != nil { place = (place + 1) & (Self.size - 1) }
            entries[place] = Entry(letters: letters, keyword: keyword)
        }
    }

    func keyword(_ word: Span<UInt8>) -> Keyword? {
        guard let letters = PackedWord(word) else { return nil }
        var place = letters.hash & (Self.size - 1)
        while let entry = entries[place] {
            if entry.letters == letters { return entry.keyword }
            place = (place + 1) & (Self.size - 1)
        }
        return nil
    }
}

/// A word of at most sixteen letters in two machine words, without regard to case.
private struct PackedWord: Equatable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init?(_ word: Span<UInt8>) {
        guard word.count <= 16 else { return nil }
        for index in 0..<word.count {
            high = high << 8 | low >> 56
            // In a word, this bit tells capital letters from small ones and changes nothing else.
            low = low << 8 | UInt64(word[index] | 0x20)
        }
    }

    var hash: Int { Int(truncatingIfNeeded: ((low ^ high) &* 0x9E37_79B9_7F4A_7C15) >> 40) }
}
