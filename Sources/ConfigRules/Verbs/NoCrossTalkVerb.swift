import ConfigSets
import Secrets
import StrictYAML

/// `no-cross-talk`: no value names another environment's word, account or region.
enum NoCrossTalkVerb {
    static func judge(_ subject: VerbSubject) -> [RuleViolation] {
        let words = EnvironmentWords(subject.environments)
        return subject.judgeValues(knowing: .origin) { row, index, value in
            guard !isSelector(row.key.name) else { return nil }
            let environment = row.columns[index].environment
            let texts =
                (value.isUnresolved ? [] : [value.text])
                + (value.stores + [value.winner.store].compactMap(\.self))
                .map {
                    .plain($0.name)
                }
            for text in texts {
                guard let other = text.use({ words.stranger(in: $0, for: environment) }) else { continue }
                return ValueProblem(predicate: "names \(other.words)", demand: "must not")
            }
            return nil
        }
    }

    /// Settings whose values are profiles: naming environments is what they are for.
    private static func isSelector(_ name: PropertyName) -> Bool {
        name.elements.first == .word("spring") && selectors.contains { $0.matches(name) }
    }

    private static let selectors = ["spring.profiles.**", "spring.config.activate.**", "spring.config.import.**"]
        .map { KeyPattern($0) }
}

/// The words by which environments tell themselves apart.
struct EnvironmentWords {
    /// By what a value tells which environment it belongs to.
    enum Sign: String {
        case name
        case account
        case region
    }

    /// Another environment's sign in a value.
    struct Stranger {
        let environment: String
        let sign: Sign

        /// What a value names, for a sentence.
        var words: String {
            switch sign {
            case .name: environment
            case .account, .region: "\(environment)'s \(sign.rawValue)"
            }
        }
    }

    private let environments: [ConfigEnvironment]
    private let words: [String: String]

    /// Values are looked at up to here.
    private static let bytesMax = 64 << 10

    init(_ environments: [ConfigEnvironment]) {
        self.environments = environments
        var words: [String: String] = [:]
        for environment in environments {
            for word in environment.words + [environment.name.value] where word.utf8.count > 1 {
                words[word.lowercased()] = environment.name.value
            }
        }
        self.words = words
    }

    /// The first sign of another environment in a value.
    func stranger(in text: String, for own: ConfigEnvironment) -> Stranger? {
        let bytes = text.utf8.prefix(Self.bytesMax).map { (65...90).contains($0) ? $0 | 0x20 : $0 }
        if let foreign = account(in: bytes, for: own) ?? region(in: bytes, for: own) { return foreign }
        let mine = Set((own.words + [own.name.value]).map { $0.lowercased() })
        let isSentence = bytes.contains(UInt8(ascii: " "))
        for piece in bytes.split(whereSeparator: { " \t\n,;".utf8.contains($0) }) {
            guard let word = word(in: Array(piece), not: mine, isSentence: isSentence), let environment = words[word]
            else { continue }
            return Stranger(environment: environment, sign: .name)
        }
        return nil
    }

    /// A word of another environment between signs that are no letters; digits may follow, as in `dev2`.
    ///
    /// A word in a sentence is no name: it has to be the whole piece, or a part of a host, a path or a name.
    private func word(in piece: [UInt8], not mine: Set<String>, isSentence: Bool) -> String? {
        var place = 0
        while place < piece.count {
            let letters = piece[place...].prefix { (97...122).contains($0) || $0 >= 0x80 }
            guard !letters.isEmpty else {
                place += 1
                continue
            }
            let digits = piece[letters.endIndex...].prefix { (48...57).contains($0) }
            let follows = piece[digits.endIndex...].first.map { (97...122).contains($0) } ?? false
            let precedes = place > 0 && (48...57).contains(piece[place - 1])
            let isWhole = letters.count + digits.count == piece.count
            for candidate in [letters, piece[place..<digits.endIndex]] where !follows && !precedes {
                let word = String(decoding: candidate, as: UTF8.self)
                guard words[word] != nil, !mine.contains(word) else { continue }
                if isWhole ? !isSentence : !isOther(piece, place, digits.endIndex) { return word }
            }
            place = max(letters.endIndex, digits.endIndex)
        }
        return nil
    }

    /// Words that mean something else where they stand: `/dev/null`, `svc.cluster.local`.
    private func isOther(_ piece: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let devices = ["null", "zero", "urandom", "random", "stdout", "stderr", "stdin", "shm", "tty", "fd"]
        if piece[..<end].ends(with: "/dev"), piece[end...].first == UInt8(ascii: "/") {
            let next = piece[(end + 1)...].prefix { (97...122).contains($0) }
            return devices.contains(String(decoding: next, as: UTF8.self))
        }
        return piece[..<end].ends(with: "cluster.local")
    }

    private func account(in bytes: [UInt8], for own: ConfigEnvironment) -> Stranger? {
        let numbers = Set(
            bytes.split { !(48...57).contains($0) }.filter { $0.count == 12 }
                .map { String(decoding: $0, as: UTF8.self) }
        )
        guard !numbers.isEmpty else { return nil }
        let other = environments.first { other in
            other.account.map { $0 != own.account && numbers.contains($0) } ?? false
        }
        return other.map { Stranger(environment: $0.name.value, sign: .account) }
    }

    /// The region of an ARN or of a host of the provider; elsewhere the word may mean anything.
    private func region(in bytes: [UInt8], for own: ConfigEnvironment) -> Stranger? {
        guard let mine = own.region else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix("arn:") || text.contains(".amazonaws.com") else { return nil }
        let parts = text.split { ":./".contains($0) }.map(String.init)
        let other = environments.first { other in
            other.region.map { $0 != mine && parts.contains($0.lowercased()) } ?? false
        }
        return other.map { Stranger(environment: $0.name.value, sign: .region) }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
