import Findings

/// A finding as lines of text, for a terminal and for every format whose readers see plain text.
struct FindingText {
    private let paint: TextPaint

    init(style: TextStyle) { paint = TextPaint(style: style) }

    /// How many lines of a difference are shown.
    private static let linesMax = 60

    /// The heading with its place, and below it what was found.
    func lines(of finding: Finding, at shards: String?) -> [String] {
        let place = [shards, finding.location?.description].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: " ").printable
        let tone: Tone =
            switch finding.severity {
            case .error: .bad
            case .warning: .waiting
            case .note: .quiet
            }
        let heading = paint("\(finding.severity.rawValue) \(finding.code)", tone)
        return [place.isEmpty ? heading : "\(heading)  \(place)"] + body(of: finding).map { "  \($0)" }
    }

    /// The message, the two sides of the difference, and last the advice.
    func body(of finding: Finding) -> [String] {
        Self.lines(of: finding.message) + Self.lines(of: finding.related)
            + (finding.difference.map { lines(of: $0).map { "  \($0)" } } ?? [])
            + (finding.advice.map(Self.lines) ?? [])
    }

    private func lines(of difference: Difference) -> [String] {
        let subject = [("object", difference.object), ("attribute", difference.attribute)]
            .compactMap { name, value in value.map { Self.label(name) + $0.printableInLine } }
        let isShort = [difference.expected, difference.found].allSatisfy { !($0 ?? "").contains("\n") }
        guard isShort else { return subject + unified(difference) }
        let absent = paint(difference.absentSide, .quiet)
        return subject + [
            Self.label("expected") + (difference.expected.map { paint($0.printableInLine, .bad) } ?? absent),
            Self.label("found") + (difference.found.map { paint($0.printableInLine, .good) } ?? absent),
        ]
    }

    /// The two sides line by line: what was expected after a minus, what was found after a plus.
    private func unified(_ difference: Difference) -> [String] {
        let lines = LineDifference(expected: difference.expected, found: difference.found).lines
        let shown = lines.prefix(Self.linesMax)
            .map { line in
                switch line {
                case .kept(let text): "  " + text.printable
                case .removed(let text): paint("- " + text.printable, .bad)
                case .added(let text): paint("+ " + text.printable, .good)
                case .folded(let count): paint("  … \(count) equal lines", .quiet)
                }
            }
        let rest = lines.count - shown.count
        let sides = [paint("--- expected", .bad), paint("+++ found", .good)]
        return sides + shown + (rest > 0 ? [paint("… \(rest) more lines", .quiet)] : [])
    }

    /// One line a place, the words below each other.
    private static func lines(of places: [RelatedPlace]) -> [String] {
        let words = places.map { $0.word.printableInLine }
        let remarks = places.map { ($0.remark ?? "").printableInLine }
        let widths = (words.map(\.columns).max() ?? 0, remarks.map(\.columns).max() ?? 0)
        return places.indices.map { index in
            let word = words[index] + String(repeating: " ", count: widths.0 - words[index].columns)
            let remark = remarks[index] + String(repeating: " ", count: widths.1 - remarks[index].columns)
            let cells = [word, widths.1 == 0 ? nil : remark, places[index].location.description.printableInLine]
            return "  " + cells.compactMap(\.self).joined(separator: "  ")
        }
    }

    private static func label(_ name: String) -> String {
        name + String(repeating: " ", count: "attribute  ".count - name.count)
    }

    private static func lines(of text: String) -> [String] {
        text.printable.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

extension Difference {
    /// The words for a side that does not exist.
    var absentSide: String { attribute == nil ? "(not there)" : "(not set)" }
}
