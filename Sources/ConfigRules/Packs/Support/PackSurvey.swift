import ConfigSets
import Findings
import Synchronization

/// What rules of packs look for in the settings of one environment, gone through once for all of them.
final class PackSurvey: Sendable {
    /// One setting under its name.
    final class Setting: Sendable {
        let name: PropertyName
        /// The name taken apart, once for all rules.
        let elements: [PropertyName.Element]
        let value: EffectiveValue

        init(_ name: PropertyName, _ value: EffectiveValue) {
            self.name = name
            elements = name.elements
            self.value = value
        }
    }

    /// What is found in one pass.
    struct Contents: Sendable {
        var all: [Setting] = []
        /// By the first element of the name.
        var byFirst: [PropertyName.Element: [Setting]] = [:]
        /// By the last element; those that end with an index by the letters in it.
        var byLast: [String: [Setting]] = [:]
        var jdbcURLs: [(setting: Setting, url: ServerAddress)] = []
        var secrets: [Setting] = []
        /// Places of variables and settings that others take their value from.
        var used: Set<SourceLocation> = []

        init(_ settings: ConfigSet) {
            all = settings.values.map { Setting($0, $1) }
            for setting in all {
                let (name, value) = (setting.name, setting.value)
                guard let first = setting.elements.first, let last = setting.elements.last else { continue }
                byFirst[first, default: []].append(setting)
                byLast[last.word ?? name.letters(after: setting.elements.count - 1), default: []].append(setting)
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
        let all = found.all
        return places.withLock { known in
            if let known { return known }
            let found = all.compactMap { NamedPlaces($0) }
            known = found
            return found
        }
    }

    /// Every credential of a known issuer, under the setting that uses it.
    var knownCredentials: [(setting: Setting, kind: CredentialKind)] {
        let contents = found
        return credentials.withLock { known in
            if let known { return known }
            let found = contents.all.compactMap { setting -> (setting: Setting, kind: CredentialKind)? in
                guard let kind = CredentialKind(setting.value.text),
                    !contents.used.contains(setting.value.winner.location)
                else { return nil }
                return (setting, kind)
            }
            known = found
            return found
        }
    }
}
