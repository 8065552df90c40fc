import Findings
import Foundation
import Reports
import TestSupport
import Testing

/// Reports as commands make them, in every format.
@Suite struct Rendering {
    @Test(arguments: ReportFormat.allCases, SampleReport.all)
    func `a report reads as its golden file says`(format: ReportFormat, sample: SampleReport) throws {
        try expectGolden(
            format.render(sample.report, style: .plain, version: "1.2.3"),
            at: Self.golden("\(format.rawValue)/\(sample.name).\(format.fileExtension)")
        )
    }

    @Test(arguments: SampleReport.all)
    func `a terminal gets colour for states, severities and sides alone, and lines that fit`(
        sample: SampleReport
    ) throws {
        try expectGolden(
            ReportFormat.text.render(sample.report, style: .coloured, width: 100),
            at: Self.golden("coloured/\(sample.name).txt")
        )
    }

    @Test func `a script comes out as it is, for another program to read`() {
        let report = Report(command: "apply", script: "SELECT 1;\n", summary: "1 migration would run.", exitCode: 0)
        #expect(ReportFormat.text.render(report, style: .plain) == "SELECT 1;\n")
    }

    @Test func `JSON is read back by a strict parser with nothing changed`() throws {
        let json = ReportFormat.json.render(SampleReport.everything, style: .plain)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["schemaVersion"] as? Int == 1)
        let migrations = try #require(object["migrations"] as? [[String: Any]])
        #expect(migrations[0]["script"] as? String == "V1__a \"b\".sql")
        #expect(migrations[0]["checksum"] as? Int == -287_911_070)
        #expect(migrations[1]["checksum"] is NSNull)
        let findings = try #require(object["findings"] as? [[String: Any]])
        #expect(findings[0]["message"] as? String == "The file changed.\nApplied: 1\u{202E}2")
    }

    @Test func `no text of a database can steer the terminal`() {
        for value in UInt32(0)..<0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = String(Character(scalar)).printable
            let isControl =
                scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            // Soft hyphens and the marks of Arabic numbers are shown by every terminal as nothing worse than nothing.
            let isHarmless =
                ["\n", "\t", "\u{AD}"].contains(scalar) || (0x600...0x605).contains(value)
                || [0x6DD, 0x70F, 0x8E2, 0x890, 0x891].contains(value)
            #expect(!(isControl && !isHarmless) || shown.hasPrefix("\\u{"), "U+\(String(value, radix: 16))")
        }
    }

    private static func golden(_ name: String, testFile: String = #filePath) -> URL {
        URL(filePath: testFile).deletingLastPathComponent().appending(path: "Goldens/\(name)")
    }
}

extension ReportFormat {
    /// What the golden files of a format end with.
    var fileExtension: String {
        switch self {
        case .text, .github: "txt"
        case .json: "json"
        case .junit: "xml"
        case .sarif: "sarif"
        case .markdown: "md"
        case .html: "html"
        }
    }
}
