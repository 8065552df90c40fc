import Findings

/// The command of a Java service: options for Java, then what is started, then arguments.
struct JavaCommand {
    /// The words for Java itself.
    private(set) var options: [CommandWord] = []
    private var argumentWords: [CommandWord] = []

    /// Options that take the next word with them.
    private static let pairs: Set<String> = [
        "-cp", "-classpath", "--class-path", "-p", "--module-path", "--add-modules", "--add-opens", "--add-exports",
    ]

    private enum Part: Hashable {
        case beforeJava
        case options
        case arguments
    }

    init(_ words: [CommandWord]) {
        let texts = words.map { $0.text.use { $0 } }
        let startsWithJava = texts.contains { $0 == "java" || $0.hasSuffix("/java") }
        // A container whose entry point is Java is given options alone, another one arguments alone.
        let isOptions = texts.first.map { $0.hasPrefix("-") && !$0.hasPrefix("--") } ?? false
        var part: Part = startsWithJava ? .beforeJava : isOptions ? .options : .arguments
        var place = 0
        while place < words.count {
            let text = texts[place]
            switch part {
            case .beforeJava: if text == "java" || text.hasSuffix("/java") { part = .options }
            case .options where text == "-jar" || text == "-m" || text == "--module":
                place += 1
                part = .arguments
            case .options where Self.pairs.contains(text): place += 1
            case .options where text.hasPrefix("-"): options.append(words[place])
            case .options: part = .arguments
            case .arguments: argumentWords.append(words[place])
            }
            place += 1
        }
    }

    /// What `-Dkey=value` sets, in the order of the words.
    static func properties(in words: [CommandWord], _ policy: SecretPolicy) -> [ConfigEntry] {
        words.compactMap { $0.setting(behind: "-D", policy) }
    }

    /// What `--key=value` sets; the values of an argument that is there several times become one list.
    func arguments(_ policy: SecretPolicy) -> [ConfigEntry] {
        var entries: [ConfigEntry] = []
        var places: [String: Int] = [:]
        for entry in argumentWords.compactMap({ $0.setting(behind: "--", policy) }) {
            guard let place = places[entry.key] else {
                places[entry.key] = entries.count
                entries.append(entry)
                continue
            }
            let earlier = entries[place]
            let joined = ConfigText.plain(earlier.text.use { $0 } + "," + entry.text.use { $0 })
            let isSecret = earlier.text.isSecret || entry.text.isSecret
            entries[place] = ConfigEntry(
                key: entry.key,
                text: isSecret ? joined.hidden : joined,
                location: entry.location
            )
        }
        return entries
    }
}

extension CommandWord {
    /// The words of a script behind `sh -c`, or the word itself.
    var words: [CommandWord] { text.use { $0.contains(" ") && !$0.hasPrefix("-") } ? split : [self] }

    /// The words between blanks; quotes keep blanks and vanish.
    var split: [CommandWord] {
        text.use { text in
            var words: [String] = []
            var word: String?
            var quote: Character?
            for character in text {
                if let open = quote {
                    if character == open { quote = nil } else { word = (word ?? "") + String(character) }
                } else if character == "'" || character == "\"" {
                    quote = character
                    word = word ?? ""
                } else if character == " " || character == "\t" || character == "\n" {
                    if let whole = word { words.append(whole) }
                    word = nil
                } else {
                    word = (word ?? "") + String(character)
                }
            }
            if let whole = word { words.append(whole) }
            return words.map { word in
                let plain = ConfigText.plain(word)
                return CommandWord(text: self.text.isSecret ? plain.hidden : plain, location: location)
            }
        }
    }

    /// The setting that a word makes, when it begins as such.
    fileprivate func setting(behind mark: String, _ policy: SecretPolicy) -> ConfigEntry? {
        text.use { text in
            guard text.hasPrefix(mark), text.count > mark.count else { return nil }
            let body = text.dropFirst(mark.count)
            let key = String(body.prefix { $0 != "=" })
            let value = String(body.dropFirst(key.count).dropFirst())
            guard !key.isEmpty else { return nil }
            return ConfigEntry(key: key, text: policy.text(value, of: key), location: location)
        }
    }
}
