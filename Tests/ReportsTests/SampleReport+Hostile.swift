import Findings
import Reports

extension SampleReport {
    /// Names that try to be markup, commands, links and escapes wherever they are shown.
    static let hostileNames = [
        "<script>alert(1)</script>", "</style></script><img src=x onerror=alert(1)>", "\"' onmouseover=\"alert(1)",
        "]]>", "--> <!-- x", "&lt;b&gt; &#60; &amp;", "<![CDATA[x]]>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///x'>]>",
        "::error file=a::b", "\n::set-output name=a::b", "##[error]x", "%0A::warning::x", "a,b:c%",
        "| a | b |\n|---|---|", "``` @team #123 GH-7", "`@team`", "[a](javascript:alert(1))", "![a](http://x/y.png)",
        "https://example.com www.example.com a@example.com", "*b* _i_ ~s~ $x$ :tada:",
        "\u{1B}[31mred\u{1B}]8;;http://x\u{7}",
        "\u{202E}txt.exe", "\u{200B}\u{FEFF}\u{2066}", "\u{0}\u{1}\u{8}\u{B}\u{7F}\u{85}\u{9F}", "\u{FFFE}\u{FFFF}",
        "\r\n\t",
        "{{ x }} ${x} #{x}", "결제 😀 é", "\\u{41} \\n \\", String(repeating: "x", count: 500),
    ]

    /// Every name at every place of a report that a name can reach.
    static let hostile: Report = {
        let checks = hostileNames.enumerated()
            .map { place, name in
                Check(
                    name: name,
                    shard: name,
                    state: [.failed, .unchecked, .skipped, .passed, .partial][place % 5],
                    findings: place % 4 < 2 ? [hostileFinding(name)] : []
                )
            }
        return Report(
            command: "validate",
            facts: [
                Fact("environment", .text(hostileNames.joined(separator: " "))), Fact("tags", .list(hostileNames)),
            ],
            tables: [
                Table(
                    key: "shards",
                    title: hostileNames.joined(),
                    columns: [Column("shard", "Shard"), Column("name", hostileNames[1]), Column("state", "State")],
                    rows: hostileNames.map { [.text($0), .text($0), .state($0, .bad)] }
                )
            ],
            checks: checks,
            findings: [hostileFinding(hostileNames.joined(separator: "\n"))],
            summary: hostileNames.joined(separator: " "),
            next: hostileNames.joined(separator: "\n"),
            exitCode: 1
        )
    }()

    private static func hostileFinding(_ name: String) -> Finding {
        Finding(
            code: "DRIFT_CHANGED",
            message: name,
            advice: name,
            location: SourceLocation(file: name, line: 1, column: 2),
            shard: name,
            difference: Difference(
                object: "table:\(name)",
                attribute: name,
                expected: name + "\n1",
                found: name + "\n2"
            )
        )
    }
}
