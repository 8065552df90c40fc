import ConfigSets
import Findings
import Secrets
import StrictYAML

/// Makes layers of what servers said, and says so where they were not asked.
struct RemoteLoader {
    private let project: ConfigProject
    private let answers: RemoteAnswers
    private(set) var findings: [Finding] = []

    init(_ project: ConfigProject, _ answers: RemoteAnswers) {
        self.project = project
        self.answers = answers
    }

    /// What a source gives, the weakest first; nothing for one that is a file.
    mutating func layers(
        of source: ConfigSource,
        service: String,
        in environment: ConfigEnvironment
    ) -> [ConfigLayer] {
        guard let remote = RemoteSource(source, of: service, in: environment, project) else { return [] }
        let place = remote.location.location ?? SourceLocation(file: ConfigProject.rulesFile)
        let whose = "of \(service) in \(environment.name.value)"
        if let question = remote.server { return settings(question, whose, at: place) }
        guard let (entry, question) = remote.stored else { return [] }
        return keys(of: entry, question, whose, source, at: place)
    }

    private mutating func settings(
        _ question: ConfigServerQuestion,
        _ whose: String,
        at place: SourceLocation
    ) -> [ConfigLayer] {
        switch answers.servers[question] {
        case nil:
            notChecked("What \(shown(question.uri) ?? "the config server") has \(whose)", at: place)
            return []
        case .notAsked(let sentence):
            unreadable("The settings \(whose) are not whole. \(sentence)", at: place)
            return []
        case .settings(let places):
            return places.reversed().map { layer($0, question) }
        }
    }

    private func layer(_ place: ConfigServerReply.Place, _ question: ConfigServerQuestion) -> ConfigLayer {
        let name = shown(place.name) ?? "config server"
        return ConfigLayer(
            name: name,
            kind: .properties,
            entries: place.entries.map { entry in
                ConfigEntry(
                    key: entry.key,
                    text: entry.value.use { project.policy.text($0, of: entry.key) },
                    location: SourceLocation(origin: entry.origin.flatMap(shown) ?? "\(name) \(entry.key)")
                )
            }
        )
    }

    /// A name that the server sent; `nil` for one with a password in it, as the address of a repository can have.
    private func shown(_ text: String) -> String? {
        project.policy.text(text, of: "name").isSecret ? nil : text
    }

    private mutating func keys(
        of entry: StoreReference,
        _ question: StoreQuestion?,
        _ whose: String,
        _ source: ConfigSource,
        at place: SourceLocation
    ) -> [ConfigLayer] {
        switch question.flatMap({ answers.stores[$0] }) {
        case nil: notChecked("What \(entry) has \(whose)", at: place)
        case .notAsked(let sentence): unreadable("The settings \(whose) are not whole. \(sentence)", at: place)
        case .present(nil):
            findings.append(
                .notChecked(
                    "Which settings \(entry) has \(whose) is not known: the store does not tell its keys.",
                    at: place,
                    advice: "Use 'mode: values', or a list of keys."
                )
            )
        case .absent, .deleted:
            if !source.isOptional {
                findings.append(
                    Finding(
                        code: RuleCodes.secretAbsent,
                        message: "\(entry), which holds settings \(whose), is not there.",
                        advice: "Correct the name, or write 'optional: true'.",
                        location: place
                    )
                )
            }
        case .present(let keys?): return [layer(entry, keys)]
        case .values(let values): return [layer(entry, values.keys)]
        }
        return []
    }

    private func layer(_ entry: StoreReference, _ keys: [String]) -> ConfigLayer {
        ConfigLayer(
            name: entry.description,
            kind: .properties,
            entries: keys.map { key in
                let reference = StoreReference(store: entry.store, name: entry.name, key: key)
                return ConfigEntry(key: key, store: reference, location: SourceLocation(file: "\(entry) \(key)"))
            }
        )
    }

    private mutating func notChecked(_ what: String, at place: SourceLocation) {
        let advice = "'--live' asks for it."
        findings.append(.notChecked("\(what) is not checked: nobody was asked.", at: place, advice: advice))
    }

    private mutating func unreadable(_ message: String, at place: SourceLocation) {
        findings.append(Finding(code: RuleCodes.storeUnreadable, message: message, location: place))
    }
}

extension SourceLocation {
    /// A place as a server writes it: a name, and often a line and a column behind it.
    fileprivate init(origin: String) {
        let parts = origin.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 2, let column = Int(parts[parts.count - 1]), let line = Int(parts[parts.count - 2]) else {
            self.init(file: origin)
            return
        }
        self.init(file: parts.dropLast(2).joined(separator: ":"), line: line, column: column)
    }
}
