/// The profiles of a run: which are active, in the order in which later ones win.
package struct Profiles: Hashable, Sendable {
    /// The active ones, groups and includes expanded; the last wins.
    package let active: [String]

    /// Expands groups depth-first, each profile right before those of its group; a profile counts where it comes first.
    ///
    /// - Parameters:
    ///   - active: What `spring.profiles.active` names.
    ///   - included: What all `spring.profiles.include` name: they come first, so the active ones win over them.
    ///   - fallback: What `spring.profiles.default` names: they count when there are no others.
    ///   - groups: `spring.profiles.group.NAME`.
    package init(
        active: [String],
        included: [String] = [],
        fallback: [String] = ["default"],
        groups: [String: [String]] = [:]
    ) {
        let named = Self.expanded(included + active, by: groups)
        self.active = named.isEmpty ? Self.expanded(fallback, by: groups) : named
    }

    private static func expanded(_ profiles: [String], by groups: [String: [String]]) -> [String] {
        var order: [String] = []
        var known: Set<String> = []
        var pending = Array(profiles.reversed())
        while let profile = pending.popLast() {
            guard known.insert(profile).inserted else { continue }
            order.append(profile)
            pending += (groups[profile] ?? []).reversed()
        }
        return order
    }

    /// Whether Spring takes a text for a profile's name: letters, digits and `- _ . + @`, a letter or digit at both ends.
    package static func isName(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        let isEnd = { (character: Character) in character.isLetter || character.isNumber }
        return isEnd(first) && isEnd(last) && text.allSatisfy { isEnd($0) || "-_.+@".contains($0) }
    }
}
