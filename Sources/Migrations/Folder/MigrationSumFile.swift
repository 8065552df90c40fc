import Files
import Findings

/// A `migrations.sum` as it stands on the disk, compared with the files that it lists.
struct MigrationSumFile {
    private static let advice = "Look at the change; if it is meant, run 'migrate sum' and commit the file."

    /// The sum file's path as a person would type it.
    private let path: String
    private var lineByPath: [String: Int] = [:]
    private var entries: [MigrationSum.Entry] = []
    private(set) var findings: [Finding] = []

    /// Reads the file's text; what is wrong with it becomes findings.
    init(text: String, path: String) {
        self.path = path
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
        if lines.last == "" { lines.removeLast() }
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, words[0] == "migrations.sum", words[1] == "1" else {
            findings.append(finding("SUM_MALFORMED", "This is not the first line of a migrations.sum.", line: 1))
            return
        }
        for (index, line) in lines.enumerated().dropFirst() { add(line, number: index + 1) }
        if findings.isEmpty, words.count != 3 || String(words[2]) != MigrationSum.chain(Array(lines.dropFirst())) {
            findings.append(
                finding("SUM_CHAIN_BROKEN", "The first line does not belong to the lines below it.", line: 1)
            )
        }
    }

    private mutating func add(_ line: String, number: Int) {
        guard let blank = line.lastIndex(of: " "), blank != line.startIndex,
            let digest = ContentDigest(hexadecimal: line[line.index(after: blank)...])
        else {
            findings.append(finding("SUM_MALFORMED", "This line is not a path and its digest.", line: number))
            return
        }
        let listed = String(line[..<blank])
        if let first = lineByPath.updateValue(number, forKey: listed) {
            findings.append(finding("SUM_MALFORMED", "\(listed) is listed on line \(first) already.", line: number))
        }
        entries.append(MigrationSum.Entry(path: listed, digest: digest))
    }

    /// Compares the list with files; only listed files for which `isLoaded` holds count as missing.
    mutating func compare(with files: [MigrationSum.Entry], root: String, isLoaded: (String) -> Bool) {
        let digests = Dictionary(files.map { ($0.path, $0.digest) }) { first, _ in first }
        for entry in entries where isLoaded(entry.path) {
            guard let found = digests[entry.path] else {
                let message = "\(entry.path) is listed here and is not there."
                findings.append(finding("SUM_FILE_MISSING", message, line: lineByPath[entry.path]))
                continue
            }
            if found != entry.digest {
                let message = "\(entry.path) is not the file that is listed here: its digest is \(found)."
                findings.append(finding("SUM_FILE_CHANGED", message, line: lineByPath[entry.path]))
            }
        }
        for file in files where lineByPath[file.path] == nil {
            findings.append(
                Finding(
                    code: "SUM_FILE_UNLISTED",
                    message: "\(path) does not list this file.",
                    advice: Self.advice,
                    location: SourceLocation(file: Path.join(root, file.path))
                )
            )
        }
    }

    private func finding(_ code: String, _ message: String, line: Int?) -> Finding {
        Finding(
            code: code,
            message: message,
            advice: Self.advice,
            location: SourceLocation(file: path, line: line)
        )
    }
}
