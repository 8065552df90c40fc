import Files

/// One place that `spring.config.import` or `spring.config.location` names.
struct SpringLocation: Hashable {
    /// What kind of place it is.
    enum Target: Hashable {
        /// A folder, of which the files of the service's name are read; may end with `*/` for the folders in it.
        case folder(String)
        /// A file without its ending; the ending is known from a hint in brackets or is the file's own.
        case file(stem: String, ending: String, isHint: Bool)
        /// A file whose ending tells no format.
        case unknownFile(String)
        /// A folder in which every file is a property.
        case configTree(String)
        /// The text of a variable, in a format.
        case variable(String, ending: String)
        /// What only a library of the service can read.
        case foreign(String)
    }

    /// Where paths begin.
    struct Roots: Hashable {
        /// The folder that stands for the class path.
        let resources: String
        /// The folder that the service runs in.
        let working: String
    }

    let text: String
    let isOptional: Bool

    /// Reads one place; `nil` for an empty text.
    init?(_ text: String) {
        isOptional = text.hasPrefix("optional:")
        self.text = isOptional ? String(text.dropFirst("optional:".count)) : text
        guard !self.text.trimmed.isEmpty else { return nil }
    }

    /// The places of a group: `a;b` are equally strong but for their order.
    static func group(_ text: String) -> [SpringLocation] {
        text.split(separator: ";").compactMap { SpringLocation(String($0)) }
    }

    /// The same place as it is written from the folder of the file that names it.
    ///
    /// What begins with a scheme or a slash stands for itself.
    func written(from folder: String?) -> String {
        let plain = text.hasPrefix("resource:") ? String(text.dropFirst("resource:".count)) : text
        return plain.hasPrefix("/") || Self.scheme(plain) != nil ? plain : (folder ?? "") + plain
    }

    /// The folder of a place as it is written, from which its own relative imports begin.
    static func folder(of written: String) -> String {
        written.lastIndex(of: "/").map { String(written[...$0]) } ?? ""
    }

    /// What is meant, seen from the folder of the file that names it.
    func target(from folder: String?, _ roots: Roots) -> Target {
        let rest = written(from: folder)
        if rest.hasPrefix("configtree:") {
            return .configTree(Self.normal(Path.join(roots.working, String(rest.dropFirst("configtree:".count)))))
        }
        if rest.hasPrefix("env:") {
            let (name, hint) = Self.hint(String(rest.dropFirst("env:".count)))
            return .variable(name, ending: hint ?? "properties")
        }
        guard let path = Self.path(rest, roots) else { return .foreign(Self.scheme(rest) ?? rest) }
        if path.hasSuffix("/") { return .folder(Self.normal(path)) }
        let (plain, hint) = Self.hint(path)
        if let hint { return .file(stem: Self.normal(plain), ending: hint, isHint: true) }
        for ending in SpringFiles.extensions + ["xml"] where path.lowercased().hasSuffix("." + ending) {
            let stem = String(path.dropLast(ending.count + 1))
            return .file(stem: Self.normal(stem), ending: String(path.suffix(ending.count)), isHint: false)
        }
        return .unknownFile(Self.normal(path))
    }

    private static func path(_ text: String, _ roots: Roots) -> String? {
        switch scheme(text) {
        case "classpath", "classpath*":
            let inner = text.dropFirst((scheme(text) ?? "").count + 1).drop { $0 == "/" }
            return roots.resources + "/" + inner
        case "file":
            let inner = text.dropFirst("file:".count)
            return Path.join(roots.working, String(inner.hasPrefix("//") ? inner.dropFirst(2) : inner))
        case nil: return Path.join(roots.working, text)
        case _?: return nil
        }
    }

    private static func scheme(_ text: String) -> String? {
        guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isLetter else { return nil }
        let scheme = text[..<colon]
        return scheme.allSatisfy { $0.isLetter || $0.isNumber || "*+-".contains($0) } ? String(scheme) : nil
    }

    /// `x[.yaml]`: the format of a file without an ending of its own.
    private static func hint(_ path: String) -> (path: String, ending: String?) {
        guard path.hasSuffix("]"), let open = path.lastIndex(of: "[") else { return (path, nil) }
        let inner = path[path.index(after: open)...].dropLast()
        guard inner.first == ".", inner.count > 1 else { return (path, nil) }
        return (String(path[..<open]), String(inner.dropFirst()))
    }

    /// The path without `.` and, where something stands before it, without `..`.
    static func normal(_ path: String) -> String {
        var names: [Substring] = []
        for name in path.split(separator: "/") where name != "." {
            if name == "..", let last = names.last, last != ".." { names.removeLast() } else { names.append(name) }
        }
        let joined = (path.hasPrefix("/") ? "/" : "") + names.joined(separator: "/")
        return path.hasSuffix("/") && !joined.hasSuffix("/") ? (joined.isEmpty ? "./" : joined + "/") : joined
    }
}
