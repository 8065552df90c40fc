import ConfigSets
import Findings
import Synchronization

/// What rules of packs look for in the settings of one environment, gone through once for all of them.
final class PackSurvey: Sendable {
    /// One setting under its name.
    struct Setting: Sendable {
        let name: PropertyName
        let value: EffectiveValue
    }

    /// What is found in one pass.
    struct Contents: Sendable {
        /// By the first element of the name.
        var byFirst: [PropertyName.Element: [Setting]] = [:]
        /// By the last element; those that end with an index by the letters in it.
        var byLast: [String: [Setting]] = [:]
        var jdbcURLs: [(setting: Setting, url: ServerAddress)] = []
        var secrets: [Setting] = []
        /// Places of variables and settings that others take their value from.
        var used: Set<SourceLocation> = []

        init(_ settings: ConfigSet) {
            for (name, value) in settings.values {
                let elements = name.elements
                guard let first = elements.first, let last = elements.last else { continue }
                let setting = Setting(name: name, value: value)
                byFirst[first, default: []].append(setting)
                byLast[last.word ?? name.letters(after: elements.count - 1), default: []].append(setting)
                if let url = value.jdbcURL { jdbcURLs.append((setting, url)) }
                if value.isSecret { secrets.append(setting) }
                for expansion in value.expansions {
                    if let place = expansion.location { used.insert(place) }
                }
            }
        }
    }

    private let settings: ConfigSet
    private let contents = Mutex<Contents?>(nil)
    private let places = Mutex<[NamedPlaces]?>(nil)
    private let credentials = Mutex<[(setting: Setting, kind: CredentialKind)]?>(nil)

    init(_ settings: ConfigSet) { self.settings = settings }

    /// Goes through the settings before rules ask, which would wait for each other.
    func prepare() { _ = (found, namedPlaces, knownCredentials) }

    var found: Contents {
        contents.withLock { known in
            if let known { return known }
            let found = Contents(settings)
            known = found
            return found
        }
    }

    /// Every setting that names hosts or names.
    var namedPlaces: [NamedPlaces] {
        places.withLock { known in
            if let known { return known }
            let found = settings.values.compactMap { NamedPlaces($0.key, $0.value) }
            known = found
            return found
        }
    }

    /// Every credential of a known issuer, under the setting that uses it.
    var knownCredentials: [(setting: Setting, kind: CredentialKind)] {
        let used = found.used
        return credentials.withLock { known in
            if let known { return known }
            let found = settings.values.compactMap { name, value -> (setting: Setting, kind: CredentialKind)? in
                guard let kind = CredentialKind(value.text), !used.contains(value.winner.location) else { return nil }
                return (Setting(name: name, value: value), kind)
            }
            known = found
            return found
        }
    }
}
