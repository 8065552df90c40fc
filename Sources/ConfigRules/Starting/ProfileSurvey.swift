import ConfigSets
import Files

/// The profiles that the application files of a repository speak of, and which of them are environments.
struct ProfileSurvey {
    /// Those that have a file or a document of their own, or a file of variables.
    private var conditional: Set<String> = []
    /// Those that files make active, and those that stand for a group: somebody starts a service with them.
    private var started: Set<String> = []
    /// Those that come along with others.
    private var brought: Set<String> = []
    /// Whether a service starts without the name of a profile.
    private(set) var startsWithout = false

    /// The profiles that some file knows.
    var known: Set<String> { conditional.union(started) }

    /// The environment of a service that nobody names a profile for.
    static let unnamed = "default"

    private static let suffixes = [".yml", ".yaml", ".properties"]

    /// Looks through the files of a repository; what cannot be read says nothing.
    init(_ files: [String], in folder: String, served: [DiscoveredRepository]) {
        let served = Dictionary(served.map { ($0.folder, $0.names) }) { first, _ in first }
        for file in files {
            let name = Path.name(of: file)
            let bases = ["application", "bootstrap"] + (served[file.contains("/") ? Path.parent(of: file) : ""] ?? [])
            if let suffix = Self.suffixes.first(where: { name.hasSuffix($0) }),
                let base = bases.filter({ name.hasPrefix($0 + ".") || name.hasPrefix($0 + "-") })
                    .max(by: Self.isShorter)
            {
                let stem = name.dropLast(suffix.count)
                if stem == base {
                    startsWithout = true
                } else if stem.hasPrefix("\(base)-") {
                    conditional.insert(String(stem.dropFirst(base.count + 1)))
                }
                read(Path.join(folder, file))
            } else if name.hasPrefix(".env.") {
                conditional.insert(String(name.dropFirst(".env.".count)))
            }
        }
        // A file that names the active profile leaves no start without one.
        if !started.isEmpty { startsWithout = false }
    }

    private static func isShorter(_ left: String, _ right: String) -> Bool { left.count < right.count }

    private mutating func read(_ path: String) {
        guard let file = try? ConfigFile.read(path, shownAs: path, policy: SecretPolicy()) else { return }
        for entry in file.documents.flatMap(\.entries) where entry.key.hasPrefix("spring.") {
            let key = entry.key.prefix { $0 != "[" }
            let words = entry.text.use { Self.words($0) }
            switch key {
            case "spring.config.activate.on-profile", "spring.profiles": conditional.formUnion(words)
            case "spring.profiles.active", "spring.profiles.default": started.formUnion(words)
            case "spring.profiles.include": brought.formUnion(words)
            case _ where key.hasPrefix("spring.profiles.group."):
                started.insert(String(key.dropFirst("spring.profiles.group.".count)))
                brought.formUnion(words)
            case _: break
            }
        }
    }

    /// The names in a list or an expression; of a placeholder its default, as all else is not known.
    private static func words(_ text: String) -> [String] {
        if text.hasPrefix("${"), text.hasSuffix("}"), let colon = text.firstIndex(of: ":") {
            return words(String(text[text.index(after: colon)...].dropLast()))
        }
        guard !text.contains("${"), !text.contains("@") else { return [] }
        return text.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }.map(String.init)
    }

    /// From a developer's machine to production; where no profile is called as environments are, all of them.
    var environments: [String] {
        let candidates = conditional.union(started).subtracting(brought.subtracting(started))
        let usual = candidates.filter { name in
            guard UsualEnvironments.place(of: name) != nil else { return false }
            // Beside `dev`, `dev-db` is a part of it, unless somebody starts a service with that.
            return started.contains(name) || UsualEnvironments.word(of: name).map { !candidates.contains($0) } ?? true
        }
        let sorted = (usual.isEmpty ? candidates : usual)
            .sorted { (UsualEnvironments.place(of: $0) ?? 0, $0) < (UsualEnvironments.place(of: $1) ?? 0, $1) }
        guard sorted.count == 1 || usual.isEmpty, startsWithout else { return sorted }
        return [Self.unnamed] + sorted.filter { $0 != Self.unnamed }
    }
}
