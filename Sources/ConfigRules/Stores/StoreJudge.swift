import ConfigSets
import Findings
import Secrets
import StrictYAML

/// Says which secrets that settings name are not there, by all that is known without looking at one.
struct StoreJudge {
    private let state: ServiceState

    init(_ state: ServiceState) { self.state = state }

    /// A setting that only names where its value is kept.
    private struct Mention {
        let value: EffectiveValue
        let reference: StoreReference
    }

    var violations: [RuleViolation] { state.columns.flatMap { byLists($0) + byAnswers($0) } }

    private func byAnswers(_ column: ServiceState.Column) -> [RuleViolation] {
        Self.mentions(in: column)
            .compactMap { mention in
                let (entry, keeper) = (mention.reference.entry.name, mention.reference.store.rawValue)
                switch column.stores.answer(to: mention.reference) {
                case .values(let values):
                    guard values[mention.reference.key] == nil else { return nil }
                    return noKey(mention, column, among: values.keys)
                case .present(let keys?): return noKey(mention, column, among: keys)
                case .present(nil), .notAsked, nil: return nil
                case .absent:
                    let version = mention.reference.version.map { " in the version \($0)" } ?? ""
                    return absent(
                        mention,
                        column,
                        "the secret \(entry)\(version), which \(keeper) does not have.",
                        advice: "Correct the name, the account and the region, or make the secret.",
                        related: []
                    )
                case .deleted(let since):
                    return absent(
                        mention,
                        column,
                        "the secret \(entry), which is deleted from \(keeper)\(since.map { " since \($0)" } ?? "").",
                        advice: "Restore it, or name another one.",
                        related: []
                    )
                }
            }
    }

    private func noKey(_ mention: Mention, _ column: ServiceState.Column, among keys: [String]) -> RuleViolation? {
        let entry = mention.reference.entry.name
        guard let key = mention.reference.key else {
            guard keys.count > 1, mention.reference.store == .vault else { return nil }
            return absent(
                mention,
                column,
                "no key of \(entry), which has \(keys.count) of them.",
                advice: "Name the key that is meant.",
                related: []
            )
        }
        if keys.contains(key) {
            guard case .values = column.stores.answer(to: mention.reference) else { return nil }
            return absent(
                mention,
                column,
                "the key '\(key)' of \(entry), which holds no single value.",
                advice: "Name a key that does.",
                related: []
            )
        }
        return absent(
            mention,
            column,
            "the key '\(key)', which \(entry) does not have in \(mention.reference.store.rawValue)."
                + suggestion(for: key, among: keys),
            advice: "Correct the key, or add it to the secret.",
            related: []
        )
    }

    private func byLists(_ column: ServiceState.Column) -> [RuleViolation] {
        let mentions = Self.mentions(in: column).filter(\.reference.mayBeListed)
        guard let first = mentions.first else { return [] }
        guard !column.stores.lists.isEmpty else {
            return column.stores.missing.map { notListed($0, first, column) }
        }
        let names = Set(mentions.map(\.reference.name))
        return mentions.compactMap { mention in
            switch column.stores.listing(of: mention.reference, among: names) {
            case .held, .unclear: return nil
            case .noSecret:
                return absent(
                    mention,
                    column,
                    "the secret \(mention.reference.name), which no list of keys has.",
                    advice: "Correct the name; when the store has the secret, write its list.",
                    related: column.stores.lists.map(\.place)
                )
            case .noKey(let key, let list):
                let known = list.content.entries.map(\.key)
                return absent(
                    mention,
                    column,
                    "the key '\(key)', which the list of \(mention.reference.name) does not have."
                        + suggestion(for: key, among: known),
                    advice: "Correct the key; when the store has it, add it to \(list.file).",
                    related: [list.place]
                )
            }
        }
    }

    /// Every reference where it is written; what takes its value from there is not told of again.
    private static func mentions(in column: ServiceState.Column) -> [Mention] {
        column.settings.values.filter { $0.value.winner.store != nil }.sorted { $0.key < $1.key }
            .compactMap { _, value in value.winner.store.map { Mention(value: value, reference: $0) } }
    }

    private func absent(
        _ mention: Mention,
        _ column: ServiceState.Column,
        _ what: String,
        advice: String,
        related: [RelatedPlace]
    ) -> RuleViolation {
        RuleViolation(
            code: RuleCodes.secretAbsent,
            rule: "stores",
            service: state.name,
            key: mention.value.winner.key,
            severity: .error,
            message: "\(mention.value.winner.key) names \(what)",
            advice: advice,
            sides: [RuleViolation.Side(environment: column.environment.name.value, value: mention.value)],
            culprit: column.environment.name.value,
            related: related
        )
    }

    private func notListed(
        _ file: Located<String>,
        _ first: Mention,
        _ column: ServiceState.Column
    ) -> RuleViolation {
        RuleViolation(
            code: RuleCodes.notChecked,
            rule: "stores",
            service: state.name,
            key: nil,
            severity: .warning,
            message:
                "Whether the secrets of \(state.name) are there in \(column.environment.name.value) is not checked: "
                + "there is no '\(file.value)'.",
            advice: "Write the list, or name the environments that have one in 'only'.",
            sides: [RuleViolation.Side(environment: column.environment.name.value, value: first.value)],
            related: file.location.map { [RelatedPlace(location: $0, word: "store")] } ?? []
        )
    }
}
