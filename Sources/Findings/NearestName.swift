/// The known name that a person most likely meant, or `nil` when nothing is close.
///
/// Close means at most a third of the letters differ (insertions, deletions, replacements and swapped neighbours count
/// one each), compared without regard to case. Takes O(known × length²) time, for names of a few dozen letters.
package func nearestName(to typed: String, among known: some Sequence<String>) -> String? {
    let allowed = max(1, typed.count / 3)
    let candidates = known.map { ($0, editDistance(Array(typed.lowercased()), Array($0.lowercased()))) }
    guard let best = candidates.min(by: { $0.1 < $1.1 }), best.1 <= allowed else { return nil }
    return best.0
}

/// The optimal string alignment distance between two words.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 1..<(left.count + 1) {
        var current = [row]
        for column in 1..<(right.count + 1) {
            let replacement = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
            var cost = min(previous[column] + 1, current[column - 1] + 1, replacement)
            let swapped =
                row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1]
            if swapped { cost = min(cost, beforePrevious[column - 2] + 1) }
            current.append(cost)
        }
        beforePrevious = previous
        previous = current
    }
    return previous[right.count]
}
