import Foundation
import TestSupport
import Testing

/// A conversation with the built tool that anyone can read and write: `Transcripts/COMMAND/WHAT_IT_SHOWS.txt`.
///
/// ```
/// # What it shows, in a sentence.
/// # engine: postgres
/// $ migrate apply --env dev
/// ? 1
/// a line of the answer, from standard output
/// stderr: a line from standard error
///
/// -- migrations/V1__create_account.sql --
/// CREATE TABLE account (id INT);
/// ```
///
/// Commands run one after another through `/bin/sh` in a fresh folder that holds the files of the `-- path --` sections.
/// Without a `?` line the command must end with 0. A line of output that would read as something else here stands behind
/// `| `; blank lines at the end of an answer do not count. CONTRIBUTING.md says how to record.
struct Transcript: Sendable, CustomTestStringConvertible {
    /// One command with what must come of it, and the remarks above it.
    struct Exchange: Sendable {
        var remarks: [String] = []
        let command: String
        var answer = Answer()
    }

    let file: URL
    /// The engine that it needs a database on; `nil` when it makes its own SQLite files, if any.
    let engine: TestEngine?
    let exchanges: [Exchange]
    /// The project's files, by path.
    let files: [(path: String, text: String)]
    /// Everything from the first section on, as it stands in the file.
    private let sections: String

    var testDescription: String {
        let name = file.deletingPathExtension().lastPathComponent
        let folder = file.deletingLastPathComponent().lastPathComponent
        return "\(folder)/\(name)" + (engine.map { " (\($0.testDescription))" } ?? "")
    }

    /// All transcripts of the folder beside this file, one for each engine that one names.
    static func all() throws -> [Transcript] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return try paths.filter { $0.hasSuffix(".txt") }.sorted()
            .flatMap { path in
                let file = folder.appending(path: path)
                let text = try String(contentsOf: file, encoding: .utf8)
                let engines = text.firstMatch(of: /(?m)^# engines?: (.*)$/)?.1.split(separator: " ") ?? []
                guard !engines.isEmpty else { return [Transcript(text, file: file, engine: nil)] }
                return try engines.map { name in
                    let engine = try #require(TestEngine(rawValue: String(name)), "\(path) names the engine \(name)")
                    return Transcript(text, file: file, engine: engine)
                }
            }
    }

    private init(_ text: String, file: URL, engine: TestEngine?) {
        self.file = file
        self.engine = engine
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let firstSection = lines.firstIndex { $0.sectionPath != nil } ?? lines.count
        exchanges = Self.exchanges(in: lines[..<firstSection])
        files = Self.files(in: lines[firstSection...])
        sections = lines[firstSection...].joined(separator: "\n")
    }

    private static func exchanges(in lines: ArraySlice<String>) -> [Exchange] {
        var exchanges: [Exchange] = []
        var remarks: [String] = []
        for line in lines {
            if line.hasPrefix("# ") {
                remarks.append(line)
            } else if let command = line.after("$ ") {
                exchanges.append(Exchange(remarks: remarks, command: command))
                remarks = []
            } else if let last = exchanges.indices.last {
                exchanges[last].answer.add(line)
            }
        }
        for index in exchanges.indices { exchanges[index].answer.trim() }
        return exchanges
    }

    private static func files(in lines: ArraySlice<String>) -> [(path: String, text: String)] {
        var files: [(path: String, text: String)] = []
        for line in lines {
            if let path = line.sectionPath {
                files.append((path, ""))
            } else if let last = files.indices.last {
                files[last].text += line + "\n"
            }
        }
        // The blank line that sets one section apart from the next is not part of the file.
        return files.map { ($0.path, $0.text.trimmingCharacters(in: .newlines) + "\n") }
    }

    /// Writes the file anew with the answers that were given.
    func record(_ answers: [Answer]) throws {
        let conversation = zip(exchanges, answers)
            .map { exchange, answer in
                (exchange.remarks + ["$ \(exchange.command)"] + answer.lines).joined(separator: "\n") + "\n"
            }
        let text = (conversation + (sections.isEmpty ? [] : [sections])).joined(separator: "\n")
        try Data(text.utf8).write(to: file)
    }
}

extension String {
    /// What follows a prefix, or `nil` when the prefix is not there.
    func after(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }

    /// The path in `-- path --`.
    fileprivate var sectionPath: String? { wholeMatch(of: /-- (\S.*) --/).map { String($0.1) } }

    /// Whether a transcript would take the line for something else than output.
    var isMarkedInTranscripts: Bool {
        sectionPath != nil || ["# ", "$ ", "? ", "| ", "stderr:"].contains(where: hasPrefix)
    }
}
