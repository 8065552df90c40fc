/// Cuts long values of a table so that a row fits into a line, where its columns allow it.
struct ShortenedCells {
    typealias Cell = (text: String, tone: Tone?, isNumber: Bool)

    private let fits: [Column.Fit]
    private let headings: [String]

    /// Less than this tells nothing.
    private static let cellMin = 20
    /// How much of what all values have in common stays in front of what differs.
    private static let lead = 3

    init(_ fits: [Column.Fit], headings: [String]) {
        self.fits = fits
        self.headings = headings
    }

    /// The rows, each value at most as long as its share of a line of so many columns.
    func fitted(_ rows: [[Cell]], into width: Int) -> [[Cell]] {
        let elastic = fits.indices.filter { fits[$0] == .shortened }
        guard !elastic.isEmpty else { return rows }
        let widths = fits.indices.map { index in
            rows.reduce(headings[index].columns) { max($0, $1[index].text.columns) }
        }
        let total = widths.reduce(0, +) + 2 * (widths.count - 1)
        guard total > width else { return rows }
        let rigid = total - elastic.map { widths[$0] }.reduce(0, +)
        let share = max(Self.cellMin, (width - rigid) / elastic.count)
        return rows.map { row in
            var row = row
            let texts = elastic.map { row[$0].text }
            for (index, text) in zip(elastic, Self.shortened(texts, to: share)) { row[index].text = text }
            return row
        }
    }

    /// The texts of one row, cut to a width so that the first difference between them is still seen.
    static func shortened(_ texts: [String], to width: Int) -> [String] {
        let long = texts.filter { $0.columns > width }
        guard let first = long.first else { return texts }
        let common = long.dropFirst().reduce(first) { String(zip($0, $1).prefix { $0 == $1 }.map(\.0)) }
        let skipped = long.count > 1 && common.count < first.count ? max(0, common.count - lead) : 0
        return texts.map { text in
            guard text.columns > width else { return text }
            // What fits without its beginning is better cut there than on both sides.
            let start = skipped > 1 ? min(skipped, text.count - width + 1) : 0
            let rest = (start > 0 ? "…" : "") + text.dropFirst(start)
            return rest.columns > width ? rest.prefix(width - 1) + "…" : rest
        }
    }
}
