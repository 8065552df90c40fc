import ConfigRules
import ConfigSets
import Findings
import StrictYAML
import TestSupport
import Testing

@Suite(.scratchFolder) struct BaselineTests {
    private let start = CalendarDate("2026-11-01")
    private let today = CalendarDate("2026-11-21")

    private func violations(_ prod: String) throws -> [RuleViolation] {
        try judge("", ["dev": "a.b=1\nc=1\ndb.password=k4Xq81", "prod": prod]).violations
    }

    @Test func `what is written is read again, and holds no value`() throws {
        let start = try #require(start)
        let baseline = ConfigBaseline().renewed(try violations("a.b=2\nc=1\ndb.password=Zz91Ww"), today: start)
        #expect(baseline.entries.map(\.key) == ["a.b", "db.password"])
        #expect(!baseline.text.contains("k4Xq") && !baseline.text.contains("Zz91"))
        let read = try ConfigBaseline(Array(baseline.text.utf8), file: "baseline.json")
        #expect(read.entries == baseline.entries)
        #expect(read.entries.map(\.since) == [start, start])
        #expect(try ConfigBaseline(Array(ConfigBaseline().text.utf8), file: "b").entries.isEmpty)
    }

    @Test func `what is known is a note with its age, what is new stays, what is gone is told`() throws {
        let (start, today) = (try #require(start), try #require(today))
        let baseline = ConfigBaseline().renewed(try violations("a.b=2\nc=1\ndb.password=k4Xq81"), today: start)
        let answer = baseline.part(try violations("a.B=3\nc=2\ndb.password=k4Xq81"))
        #expect(answer.open.map(\.key) == ["c"])
        #expect(answer.known.map(\.since) == [start])
        #expect(answer.oldest == start)
        let notes = answer.known.map { $0.finding(today: today) }
        #expect(notes.map(\.severity) == [.note])
        #expect(notes[0].message.hasSuffix("Known since 2026-11-01 (20 days)."))
        let mended = baseline.part(try violations("a.b=1\nc=1\ndb.password=k4Xq81"))
        #expect(mended.gone.map(\.key) == ["a.b"])
        #expect(mended.goneFinding(file: "baseline.json")?.code == "CFG-BASELINE-GONE")
        #expect(answer.goneFinding(file: "baseline.json") == nil)
        #expect(baseline.within(["another"]).part([]).gone.isEmpty)
        #expect(baseline.within(["shop"]).part([]).gone.count == 1)
        let renewed = baseline.renewed(try violations("a.b=2\nc=2\ndb.password=k4Xq81"), today: today)
        #expect(renewed.entries.map(\.since) == [start, today])
    }

    @Test func `what could not be checked is never known`() throws {
        let open = try violations("a.b=${X}\nc=1\ndb.password=k4Xq81")
        let baseline = ConfigBaseline().renewed(open, today: try #require(start))
        #expect(baseline.entries.isEmpty)
        #expect(baseline.part(open).open.count == open.count)
    }

    @Test(arguments: [
        "{", "[]", "{\"version\": 2, \"findings\": []}", "{\"version\": 1, \"findings\": [{\"code\": \"x\"}]}",
        "{\"version\": 1, \"findings\": [], \"more\": 1}",
        "{\"version\": 1, \"findings\": [{\"code\": \"x\", \"rule\": \"r\", \"service\": \"s\", \"key\": \"k\", \"environments\": [], \"since\": \"soon\"}]}",
    ])
    func `half a baseline hides nothing`(_ text: String) {
        #expect(throws: ConfigFileError.self) { try ConfigBaseline(Array(text.utf8), file: "baseline.json") }
    }
}
