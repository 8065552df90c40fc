/// Two versions of a file in the form that `diff -u` and `git diff` have.
package enum UnifiedDifference {
    /// How many equal lines stand before and after each change.
    private static let context = 3

    /// The text; empty when nothing differs.
    package static func of(file: String, old: [String], new: [String]) -> String {
        let steps = edits(from: old, to: new)
        let changes = steps.indices.filter { !steps[$0].isKept }
        guard !changes.isEmpty else { return "" }
        var hunks: [ClosedRange<Int>] = []
        for change in changes {
            let range = max(0, change - context)...min(steps.count - 1, change + context)
            if let last = hunks.last, range.lowerBound <= last.upperBound + 1 {
                hunks[hunks.count - 1] = last.lowerBound...range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return "--- a/\(file)\n+++ b/\(file)\n" + hunks.map { hunk($0, of: steps) }.joined()
    }

    private static func hunk(_ range: ClosedRange<Int>, of steps: [Edit<String>]) -> String {
        let before = steps[..<range.lowerBound]
        func side(_ counts: (Edit<String>) -> Bool) -> String {
            let length = steps[range].count(where: counts)
            let start = before.count(where: counts) + (length == 0 ? 0 : 1)
            return length == 1 ? "\(start)" : "\(start),\(length)"
        }
        let lines = steps[range]
            .map { step in
                switch step {
                case .kept(let line): " " + line
                case .removed(let line): "-" + line
                case .added(let line): "+" + line
                }
            }
        return "@@ -\(side { !$0.isAdded }) +\(side { !$0.isRemoved }) @@\n"
            + lines.map { $0.printable.replacing("\n", with: "\\n") + "\n" }.joined()
    }
}

extension Edit {
    fileprivate var isKept: Bool {
        switch self {
        case .kept: true
        case .removed, .added: false
        }
    }

    fileprivate var isAdded: Bool {
        switch self {
        case .added: true
        case .kept, .removed: false
        }
    }

    fileprivate var isRemoved: Bool {
        switch self {
        case .removed: true
        case .kept, .added: false
        }
    }
}
