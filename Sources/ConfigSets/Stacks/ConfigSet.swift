package import Findings
package import Secrets

/// What a service really runs with in one environment: each key once.
package struct ConfigSet: Sendable {
    package let environment: String
    /// By key in canonical form.
    package let values: [PropertyName: EffectiveValue]
    /// What is wrong with the sources themselves, such as a gap in a list.
    package let findings: [Finding]

    package init(environment: String, values: [PropertyName: EffectiveValue], findings: [Finding]) {
        self.environment = environment
        self.values = values
        self.findings = findings
    }
}

/// The value of one key, and how it came to be.
///
/// A class, because it is large, never changes, and every rule takes it along.
package final class EffectiveValue: Sendable {
    package enum State: Hashable, Sendable {
        case resolved
        /// A placeholder that nothing supplies is left in the text, as Spring's binder leaves it; names it.
        case unresolved([String])
        /// Another one at each start, such as `${random.uuid}`.
        case volatile
        /// Only known to be there: a store that was not asked.
        case unknown
    }

    /// One place that has the key.
    package struct Candidate: Hashable, Sendable {
        /// The layer's name.
        package let layer: String
        /// The key as it is written there.
        package let key: String
        /// As it is written there, placeholders not expanded.
        package let text: ConfigText
        /// Who keeps the value, when this place only names it; the text is empty then, unless the store was asked.
        package let store: StoreReference?
        package let location: SourceLocation

        package init(
            layer: String,
            key: String,
            text: ConfigText,
            store: StoreReference? = nil,
            location: SourceLocation
        ) {
            self.layer = layer
            self.key = key
            self.text = text
            self.store = store
            self.location = location
        }
    }

    /// One placeholder of the winner's text, in the order in which they were expanded.
    package struct Expansion: Hashable, Sendable {
        package let name: String
        package let text: ConfigText
        /// Where the value came from; `nil` when it is the default that stands behind the colon.
        package let location: SourceLocation?

        package init(name: String, text: ConfigText, location: SourceLocation?) {
            self.name = name
            self.text = text
            self.location = location
        }
    }

    /// The text after expansion; secret when the key, the value, its source or any placeholder in it is.
    package let text: ConfigText
    package let state: State
    /// Who keeps the value or parts of it; as long as one of them was not asked, the value is compared by these.
    package let stores: [StoreReference]
    package let winner: Candidate
    /// The places that lose, the strongest first.
    package let hidden: [Candidate]
    package let expansions: [Expansion]

    package init(
        text: ConfigText,
        state: State,
        stores: [StoreReference] = [],
        winner: Candidate,
        hidden: [Candidate],
        expansions: [Expansion]
    ) {
        self.text = text
        self.state = state
        self.stores = stores
        self.winner = winner
        self.hidden = hidden
        self.expansions = expansions
    }
}
