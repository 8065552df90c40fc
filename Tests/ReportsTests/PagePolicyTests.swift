import Foundation
import Reports
import TestSupport
import Testing

/// The page's policy: what may run is named by its hash, and nothing else may.
@Suite struct PagePolicy {
    private static let page = ReportFormat.html.render(SampleReport.everything, style: .plain)

    @Test(arguments: ["style", "script"])
    func `the policy names exactly the style and the script that the page holds`(element: String) throws {
        let content = try #require(
            Self.page.firstMatch(of: try Regex("<\(element)>((?s:.*?))</\(element)>"))?[1].substring
        )
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(content.utf8).write(to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let hash = try Self.hash(of: folder)
        #expect(
            Self.page.contains("\(element)-src 'sha256-\(hash)'"),
            "Page\(element.capitalized).hash must be sha256-\(hash)"
        )
    }

    /// The file's SHA-256 in base 64, computed by the system's own tool.
    private static func hash(of file: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sha256sum")
        process.arguments = [file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let words = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let digits = Array(words.prefix(64))
        return Data(
            stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
        )
        .base64EncodedString()
    }
}
