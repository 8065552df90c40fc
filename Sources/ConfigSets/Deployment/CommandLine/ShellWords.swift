/// Parts a command's text into words as a shell does: blanks, both quotes, backslashes, operators.
///
/// Does not run anything on purpose: what only a shell can work out is named and left out.
struct ShellWords {
    /// The commands between `;`, `&&`, `||`, `|`, `&` and line ends, each in words.
    private(set) var commands: [[ConfigText]] = []
    /// Variables that nobody here knows, and other things that only the shell can replace.
    private(set) var unknown: [String] = []
    /// Whether a quote is never closed.
    private(set) var isOpen = false
    /// Whether variables made more text of it than a system takes; what goes beyond is left out.
    private(set) var isTooLong = false

    /// What a `$` means.
    enum Expansion {
        /// Nothing: whoever parts the text is no shell.
        case none
        case variables((String) -> ConfigText?)
    }

    private let expansion: Expansion
    private var words: [ConfigText] = []
    private var word: [UInt8] = []
    private var isInWord = false
    private var isSecret = false
    private var expandedBytes = 0

    /// More text than this is no command.
    private static let bytesMax = 1 << 20

    init(_ text: ConfigText, expansion: Expansion) {
        self.expansion = expansion
        let bytes = text.use { Array($0.utf8.prefix(Self.bytesMax)) }
        read(bytes[...], isHidden: text.isSecret)
        endCommand()
    }

    /// All words of all commands.
    var allWords: [ConfigText] { commands.flatMap(\.self) }

    private mutating func read(_ bytes: ArraySlice<UInt8>, isHidden: Bool) {
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case 0x20, 0x09: endWord(isHidden)
            case 0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"):
                endWord(isHidden)
                switch expansion {
                case .none where byte > 0x20: append([byte])
                case .none: break
                case .variables: endCommand()
                }
            case UInt8(ascii: "'"):
                append(Array(rest.prefix { $0 != byte }))
                rest = rest.drop { $0 != byte }
                isOpen = isOpen || rest.isEmpty
                rest = rest.dropFirst()
            case UInt8(ascii: "\""): readQuoted(&rest)
            case UInt8(ascii: "\\"): append(rest.popFirst().map { [$0] } ?? [byte])
            case UInt8(ascii: "$"), UInt8(ascii: "`"): expand(byte, &rest, isQuoted: false)
            case _: append([byte])
            }
        }
        endWord(isHidden)
    }

    private mutating func readQuoted(_ rest: inout ArraySlice<UInt8>) {
        append([])
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\"), let next = rest.first, "\"\\$`".utf8.contains(next) {
                append([next])
                rest.removeFirst()
            } else if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "`") {
                expand(byte, &rest, isQuoted: true)
            } else {
                append([byte])
            }
            if rest.isEmpty { isOpen = true }
        }
    }

    private mutating func append(_ bytes: [UInt8]) {
        word += bytes
        isInWord = true
    }

    private mutating func expand(_ sign: UInt8, _ rest: inout ArraySlice<UInt8>, isQuoted: Bool) {
        guard case .variables(let lookup) = expansion else { return append([sign]) }
        let isBraced = rest.first == UInt8(ascii: "{")
        let body = isBraced ? rest.dropFirst() : rest
        let name = body.prefix { $0 == UInt8(ascii: "_") || $0.uniform != nil }
        let after = body[name.endIndex...]
        let isWhole = sign == UInt8(ascii: "$") && !name.isEmpty && (!isBraced || after.first == UInt8(ascii: "}"))
        let text = String(decoding: name, as: UTF8.self)
        guard isWhole, let value = lookup(text) else {
            unknown.append(text.isEmpty ? "a command inside the command" : text)
            // What it stands for is left out; the sign stays, so that no value looks whole.
            return append([sign])
        }
        rest = isBraced ? after.dropFirst() : after
        expandedBytes += value.use(\.utf8.count)
        guard expandedBytes <= Self.bytesMax else {
            isTooLong = true
            return
        }
        isSecret = isSecret || value.isSecret
        value.use { text in
            if isQuoted { return append(Array(text.utf8)) }
            for byte in text.utf8 {
                if [0x20, 0x09, 0x0A].contains(byte) { endWord(value.isSecret) } else { append([byte]) }
            }
        }
        isSecret = isSecret || value.isSecret
    }

    private mutating func endWord(_ isHidden: Bool) {
        guard isInWord else { return }
        let text = ConfigText.plain(String(decoding: word, as: UTF8.self))
        words.append(isSecret || isHidden ? text.hidden : text)
        word = []
        isInWord = false
        isSecret = false
    }

    private mutating func endCommand() {
        if !words.isEmpty { commands.append(words) }
        words = []
    }
}
