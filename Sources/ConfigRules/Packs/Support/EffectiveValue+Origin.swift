import ConfigSets
import Findings

extension EffectiveValue {
    /// Whether the value that counts stands where the key is set; a default that counts stands there too.
    var isWrittenOut: Bool {
        guard winner.store == nil, stores.isEmpty, !isEmpty, !isUnresolved else { return false }
        return winner.text.placeholders.isEmpty || defaultUsed != nil
    }

    /// The placeholder whose default counts, because nothing supplies it; `nil` where the default is empty.
    var defaultUsed: Expansion? { expansions.first { $0.location == nil && !$0.text.use(\.isEmpty) } }

    /// Where the text stands that counts in the end: the variable's place for a text of one placeholder.
    var origin: SourceLocation {
        guard winner.text.isPlaceholderAlone else { return winner.location }
        return expansions.last?.location ?? winner.location
    }
}
