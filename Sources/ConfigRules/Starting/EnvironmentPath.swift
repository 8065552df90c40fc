import Files

/// A path that tells by one of its words for which environment it is: `deploy/prod/app.env`, `compose.stg.yaml`.
struct EnvironmentPath {
    /// The word as it stands there.
    let word: String
    /// The path with `%env%` in the word's place.
    let template: String

    /// The last of such words in a path; `nil` where there is none.
    init?(_ path: String, isWord: (String) -> Bool) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        for index in parts.indices.reversed() {
            // In a folder's name the word stands alone, in a file's name between dots and dashes.
            let isFile = index == parts.endIndex - 1
            let found =
                isFile ? Self.piece(of: parts[index], isWord) : isWord(parts[index]) ? (parts[index], "%env%") : nil
            guard let found else { continue }
            word = found.0
            parts[index] = found.1
            template = parts.joined(separator: "/")
            return
        }
        return nil
    }

    /// The last piece of a file's name that is such a word, and the name without it; the ending is none.
    private static func piece(of name: String, _ isWord: (String) -> Bool) -> (word: String, template: String)? {
        let bytes = Array(name)
        var start = bytes.startIndex
        var pieces: [Range<Int>] = []
        for index in bytes.indices where ".-_".contains(bytes[index]) {
            if index > start { pieces.append(start..<index) }
            start = index + 1
        }
        if start < bytes.endIndex { pieces.append(start..<bytes.endIndex) }
        // The names of environments may have a dash of their own: `prod-eu`.
        for count in [2, 1] {
            for last in pieces.indices.reversed() where last - count + 1 >= 0 {
                let range = pieces[last - count + 1].lowerBound..<pieces[last].upperBound
                let word = String(bytes[range])
                guard isWord(word) else { continue }
                let template = String(bytes[..<range.lowerBound]) + "%env%" + String(bytes[range.upperBound...])
                return (word, template)
            }
        }
        return nil
    }
}
