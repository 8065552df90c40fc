/// One step on the way from a sequence to another.
enum Edit<Element: Hashable & Sendable>: Hashable, Sendable {
    case kept(Element)
    case removed(Element)
    case added(Element)
}

/// The shortest way from `old` to `new` that keeps what they have in common, removals before additions.
///
/// Finds the longest common subsequence between the common beginning and the common end. What lies between is replaced
/// as a whole when it is too long to compare each with each, so that the time stays linear in the length of the texts.
func edits<Element>(from old: [Element], to new: [Element]) -> [Edit<Element>] {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    return old[..<start].map(Edit.kept)
        + editsOfMiddle(old[start..<(old.count - end)], new[start..<(new.count - end)])
        + old[(old.count - end)...].map(Edit.kept)
}

/// How many pairs are compared with each other at most: 500 lines with 500 lines.
private let pairsMax = 250_000

private func editsOfMiddle<Element>(_ old: ArraySlice<Element>, _ new: ArraySlice<Element>) -> [Edit<Element>] {
    guard !old.isEmpty, !new.isEmpty, old.count <= pairsMax / new.count else {
        return old.map(Edit.removed) + new.map(Edit.added)
    }
    // Small numbers compare faster than texts, and each text is looked at once.
    var numbers: [Element: Int32] = [:]
    func number(_ element: Element) -> Int32 {
        if let number = numbers[element] { return number }
        let number = Int32(numbers.count)
        numbers[element] = number
        return number
    }
    let left = old.map(number)
    let right = new.map(number)
    let common = commonLengths(left, right)
    let width = right.count + 1
    var edits: [Edit<Element>] = []
    var (row, column) = (0, 0)
    while row < left.count, column < right.count {
        if left[row] == right[column] {
            edits.append(.kept(old[old.startIndex + row]))
            (row, column) = (row + 1, column + 1)
        } else if common[(row + 1) * width + column] >= common[row * width + column + 1] {
            edits.append(.removed(old[old.startIndex + row]))
            row += 1
        } else {
            edits.append(.added(new[new.startIndex + column]))
            column += 1
        }
    }
    return edits + old.dropFirst(row).map(Edit.removed) + new.dropFirst(column).map(Edit.added)
}

/// For each pair of positions the length of the longest common subsequence from there to the ends, row by row.
private func commonLengths(_ left: [Int32], _ right: [Int32]) -> [Int32] {
    let width = right.count + 1
    var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
    for row in left.indices.reversed() {
        for column in right.indices.reversed() {
            let place = row * width + column
            lengths[place] =
                left[row] == right[column]
                ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
        }
    }
    return lengths
}
