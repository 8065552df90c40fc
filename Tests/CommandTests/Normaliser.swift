import Foundation

/// Puts placeholders where one run differs from the next: `[ms]`, `[time]`, `[today]`, `[folder]`, `[port]`, `[database]`, `[id]`.
struct Normaliser: Sendable {
    private let known: [(text: String, placeholder: String)]
    /// The days, as in a version made from the time, on which this test can have run.
    private let days: [String]

    /// Knows the database's address from the environment of the commands.
    init(folder: String, variables: [String: String]) {
        let named = [
            ("DATABASE_FILE", "[file]"), ("DATABASE_NAME", "[database]"), ("DATABASE_PORT", "[port]"),
            ("DATABASE_READ_ONLY_PORT", "[port]"), ("DATABASE_AUTHORITY", "[authority]"),
        ]
        known =
            [(folder, "[folder]")]
            + named.compactMap { name, placeholder in variables[name].map { ($0, placeholder) } }
        days = [-86_400, 0, 86_400]
            .map { seconds in
                let day = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: seconds)).prefix(10)
                return day.filter { $0 != "-" }
            }
    }

    /// The answer with placeholders.
    func normalised(_ answer: Answer) -> Answer {
        var answer = answer
        answer.output = VolatileColumns(comparable: normalised).replaced(in: answer.output).map(normalised)
        answer.errors = answer.errors.map(normalised)
        answer.trim()
        return answer
    }

    private func normalised(_ line: String) -> String {
        known.reduce(line) { $0.replacingOccurrences(of: $1.text, with: $1.placeholder) }
            .replacing(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?/, with: "[time]")
            .replacing(/\d{4}-\d\d-\d\d/) { day in
                days.contains(day.output.filter { $0 != "-" }) ? "[today]" : String(day.output)
            }
            .replacing(/(in|after) \d+ ms\b/) { "\($0.1) [ms] ms" }
            .replacing(/"(milliseconds|executionTime)": \d+/) { "\"\($0.1)\": [ms]" }
            .replacing(/"server": "[^"]*"/, with: "\"server\": \"[version]\"")
            .replacing(/\b(connection|process|session|pid) \d+/) { "\($0.1) [id]" }
            .replacing(/\d{14}/) { days.contains(String($0.output.prefix(8))) ? "[version]" : String($0.output) }
    }
}

/// Table columns whose cells differ from run to run, and with them the column's width.
private struct VolatileColumns {
    private struct Column {
        let start: Int
        let end: Int
        let placeholder: String?
        let width: Int
    }

    /// What stands for a cell below a heading; `nil` where the cell's own text, made comparable, does.
    private static let headings: [String: String?] = [
        "ms": "[ms]", "Installed on": "[time]", "Server": "[version]", "Database": nil, "Ends": "[day]",
    ]
    private static let widths = ["ms": 4, "Installed on": 12, "Server": 9, "Database": 15, "Ends": 10]
    private let comparable: (String) -> String

    init(comparable: @escaping (String) -> String) { self.comparable = comparable }

    /// Replaces the cells below the headings, to the end of each table.
    func replaced(in lines: [String]) -> [String] {
        var columns: [Column] = []
        return lines.map { line in
            if line.isEmpty { columns = [] }
            let found = Self.columns(headedBy: line)
            guard found.isEmpty else {
                columns = found
                return replaced(found, in: line) { text, _ in text }
            }
            return replaced(columns, in: line) { text, placeholder in
                text.isEmpty ? "" : placeholder ?? comparable(text)
            }
        }
    }

    private func replaced(_ columns: [Column], in line: String, by word: (String, String?) -> String) -> String {
        var cells = Array(line)
        // From the right, so that the columns to the left stay where they are.
        for column in columns.reversed() where column.start < cells.count {
            let range = column.start..<min(column.end, cells.count)
            let new = word(String(cells[range]).trimmingCharacters(in: .whitespaces), column.placeholder)
            let padding = max(0, column.width - new.count) + 2
            cells.replaceSubrange(range, with: new + String(repeating: " ", count: padding))
        }
        guard !columns.isEmpty, let end = cells.lastIndex(where: { $0 != " " }) else { return line }
        return String(cells[...end])
    }

    /// The places of volatile columns, when the line holds the headings of a table.
    private static func columns(headedBy line: String) -> [Column] {
        let found = line.matches(of: /\S+( \S+)*/)
            .map { match in
                (start: line.distance(from: line.startIndex, to: match.range.lowerBound), text: String(match.output.0))
            }
        guard found.count > 2 else { return [] }
        return found.indices.compactMap { index in
            let heading = found[index].text
            guard let placeholder = headings[heading], let width = widths[heading] else { return nil }
            let end = index + 1 < found.count ? found[index + 1].start : Int.max
            return Column(start: found[index].start, end: end, placeholder: placeholder, width: width)
        }
    }
}
