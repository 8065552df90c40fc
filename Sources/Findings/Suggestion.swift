/// ` Did you mean X?`, or nothing.
package func suggestion(for typed: String, among known: some Sequence<String>) -> String {
    nearestName(to: typed, among: known).map { " Did you mean \($0)?" } ?? ""
}

/// `Known shards: a, b, c.`, cut short when there are many.
package func knownNames(_ what: String, _ names: [String]) -> String {
    guard !names.isEmpty else { return "There are no \(what)." }
    let shown = names.prefix(20)
    let rest = names.count > shown.count ? " and \(names.count - shown.count) more" : ""
    return "Known \(what): \(shown.joined(separator: ", "))\(rest)."
}
