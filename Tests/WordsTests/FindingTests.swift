import Findings
import Testing

@Suite struct NearestNames {
    private let known = ["environment", "protected", "url", "password", "tls", "timeouts"]

    @Test(arguments: [
        ("enviroment", "environment"), ("protectd", "protected"), ("PASSWORD", "password"), ("tsl", "tls"),
        ("ulr", "url"), ("timeout", "timeouts"), ("urls", "url"),
    ])
    func `a slip of the finger finds the name that was meant`(typed: String, meant: String) {
        #expect(nearestName(to: typed, among: known) == meant)
    }

    @Test(arguments: ["", "database", "x", "pretext"])
    func `something else finds nothing`(typed: String) {
        #expect(nearestName(to: typed, among: known) == nil)
    }

    @Test func `among no names there is none`() { #expect(nearestName(to: "a", among: []) == nil) }
}

@Suite struct Places {
    @Test func `a place is written as editors read it`() {
        #expect("\(SourceLocation(file: "a.sql"))" == "a.sql")
        #expect("\(SourceLocation(file: "a.sql", line: 3))" == "a.sql:3")
        #expect("\(SourceLocation(file: "a.sql", line: 3, column: 7))" == "a.sql:3:7")
    }

    @Test func `a finding on a shard is the same finding otherwise`() {
        let finding = Finding(
            code: "A",
            severity: .warning,
            message: "M.",
            advice: "D.",
            location: SourceLocation(file: "f")
        )
        let onShard = finding.on(shard: "s")
        #expect(onShard.shard == "s")
        #expect(onShard != finding)
        #expect(
            onShard
                == Finding(
                    code: "A",
                    severity: .warning,
                    message: "M.",
                    advice: "D.",
                    location: SourceLocation(file: "f"),
                    shard: "s"
                )
        )
    }
}
