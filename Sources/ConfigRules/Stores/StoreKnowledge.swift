import ConfigSets
import Findings
import Secrets
import StrictYAML

/// What is known of the secrets that one environment of a service only names.
package struct StoreKnowledge: Sendable {
    /// The lists of keys that stand in for stores.
    let lists: [KeyList]
    /// The lists that the rules file names and that are not there.
    let missing: [Located<String>]
    /// What stores said, by entry.
    private let answers: [StoreReference: StoreAnswer]

    package init() { self.init(lists: [], missing: []) }

    init(lists: [KeyList], missing: [Located<String>], answers: [StoreReference: StoreAnswer] = [:]) {
        self.lists = lists
        self.missing = missing
        self.answers = answers
    }

    /// The same knowledge with what stores said.
    func adding(_ answers: [StoreReference: StoreAnswer]) -> StoreKnowledge {
        StoreKnowledge(lists: lists, missing: missing, answers: answers)
    }

    /// What its store said about a reference; `nil` when it was not asked.
    func answer(to reference: StoreReference) -> StoreAnswer? { answers[reference.entry] }

    /// The value of a reference, as far as a list or its store gave it.
    func value(of reference: StoreReference) -> Secret? {
        if case .values(let values) = answer(to: reference), let value = values[reference.key] { return value }
        guard reference.mayBeListed else { return nil }
        return lists.lazy.filter { $0.means(reference) == true }.compactMap { $0.value(of: reference) }.first
    }

    /// What the lists say about a reference.
    enum Listing {
        case held
        /// No list is that of the secret.
        case noSecret
        case noKey(String, KeyList)
        /// No list names itself, and the settings name several secrets.
        case unclear
    }

    /// What the lists say about a reference, of all that the settings have.
    func listing(of reference: StoreReference, among all: Set<String>) -> Listing {
        let named = lists.filter { $0.means(reference) == true }
        let nameless = lists.filter { $0.content.name == nil }
        // A list that does not say whose it is can only be that of the one secret there is.
        if !nameless.isEmpty, all.count > 1 || lists.count > nameless.count { return named.isEmpty ? .unclear : .held }
        let own = named + nameless
        guard let first = own.first else { return .noSecret }
        guard let key = reference.key else { return .held }
        return own.contains { $0.content[key] != nil } ? .held : .noKey(key, first)
    }
}
