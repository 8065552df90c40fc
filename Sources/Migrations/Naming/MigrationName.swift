/// What the name of one migration file says.
package struct MigrationName: Hashable, Sendable {
    package let kind: MigrationKind
    /// The text after the separator, `_` turned into a space; not trimmed, as in Flyway.
    package let description: String
}

/// What a file is, judged by its name alone.
package enum FileNameVerdict: Hashable, Sendable {
    case migration(MigrationName)
    case callback(CallbackEvent, description: String)
    /// Neither, though its suffix says SQL. `nearest` is the valid name that was probably meant.
    case misnamed(reason: String, nearest: String?)
    /// Has none of the suffixes: not ours.
    case unrelated
}

extension NamingRules {
    /// Judges a file's name, given without its folder; for many names make one `FileNameJudge`.
    package func judge(_ fileName: String) -> FileNameVerdict { FileNameJudge(self).judge(fileName) }
}

/// Judges names by one set of rules.
struct FileNameJudge {
    let rules: NamingRules
    let roles: [(prefix: String, role: NamingRules.Role)]
    private static let events = Dictionary(uniqueKeysWithValues: CallbackEvent.allCases.map { ($0.rawValue, $0) })

    init(_ rules: NamingRules) {
        self.rules = rules
        roles = rules.roles
    }

    func judge(_ fileName: String) -> FileNameVerdict {
        guard let suffix = rules.suffixes.first(where: { fileName.hasSuffixIgnoringCase($0) }) else {
            return .unrelated
        }
        let stem = String(fileName.dropLast(suffix.count))
        if let (event, rest) = callback(stem) {
            return .callback(event, description: rest)
        }
        do throws(MisnamedFile) {
            return .migration(try migration(stem))
        } catch {
            let ending = String(fileName.dropFirst(stem.count))
            return .misnamed(reason: error.reason, nearest: nearestName(stem: stem, ending: ending))
        }
    }

    /// The event that a stem names, and the text after the separator.
    private func callback(_ stem: String) -> (CallbackEvent, String)? {
        let parts = stem.split(at: rules.separator)
        guard let event = Self.events[parts.before] else { return nil }
        return (event, spaced(parts.after ?? ""))
    }

    /// Parses a name without its suffix.
    func migration(_ stem: String) throws(MisnamedFile) -> MigrationName {
        guard let (prefix, role) = roles.first(where: { stem.hasPrefix($0.prefix) }) else {
            throw MisnamedFile(
                reason: "it starts with none of the prefixes \(roles.map(\.prefix).joined(separator: ", "))"
            )
        }
        let parts = String(stem.dropFirst(prefix.count)).split(at: rules.separator)
        let description = spaced(parts.after ?? "")
        func version() throws(MisnamedFile) -> Version {
            guard !parts.before.isEmpty else {
                throw MisnamedFile(reason: "it has no version after \"\(prefix)\"")
            }
            guard let version = Version(parts.before) else {
                throw MisnamedFile(
                    reason: "\"\(parts.before)\" is no version: only digits joined by single dots or underscores are, "
                        + "and \"\(rules.separator)\" ends it"
                )
            }
            return version
        }
        let kind: MigrationKind
        switch role {
        case .versioned: kind = .versioned(try version())
        case .undo: kind = .undo(try version())
        case .baseline: kind = .baseline(try version())
        case .repeatable:
            guard parts.before.isEmpty else {
                throw MisnamedFile(
                    reason:
                        "a repeatable migration has no version, and \"\(rules.separator)\" follows \"\(prefix)\" at once"
                )
            }
            kind = .repeatable
        }
        return MigrationName(kind: kind, description: description)
    }

    private func spaced(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}

/// Why a name is not a migration's, as the second half of a sentence.
struct MisnamedFile: Error {
    let reason: String
}

extension String {
    /// The text before and after the first `separator`; nothing after it when it does not occur.
    fileprivate func split(at separator: String) -> (before: String, after: String?) {
        let bytes = Array(utf8)
        let wanted = Array(separator.utf8)
        guard !wanted.isEmpty, bytes.count >= wanted.count else { return (self, nil) }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == wanted[0] {
            guard bytes[start..<(start + wanted.count)].elementsEqual(wanted) else { continue }
            return (
                String(decoding: bytes[..<start], as: UTF8.self),
                String(decoding: bytes[(start + wanted.count)...], as: UTF8.self)
            )
        }
        return (self, nil)
    }

    /// Whether the text ends in `suffix`, ASCII letters compared without regard to case.
    func hasSuffixIgnoringCase(_ suffix: String) -> Bool {
        guard utf8.count >= suffix.utf8.count else { return false }
        return utf8.suffix(suffix.utf8.count)
            .elementsEqual(suffix.utf8) { left, right in
                left == right
                    || (left | 0x20 == right | 0x20 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(left | 0x20))
            }
    }
}
