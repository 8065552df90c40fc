import ConfigRules
import ConfigSets
import Files
import Findings
import Secrets
import TestSupport
import Testing

@Suite(.scratchFolder) struct LockTests {
    @Test func `a lock is read back as it was written, whatever a value holds`() throws {
        let odd = "a \"quoted\" \\ line\nwith\ttab, \u{7}, \u{85}, é, 한글, \u{2028}: # {x}"
        let lock = ConfigLock(
            environment: "prod",
            recorded: "2026-11-02 10:00:00",
            services: [
                "payment": [
                    "a.b": .value(odd), "c": .seal("0123"), "d[0]": .stored("Vault secret/x key y"), "e": .unknown,
                    "empty": .value(""),
                ],
                "ticket: odd": ["x": .value("no")],
            ]
        )
        let path = Path.join(ScratchFolder.current, ConfigLock.file(of: "prod"))
        try Folder.create(Path.parent(of: path))
        try File.write(Array(lock.text.utf8), to: path)
        #expect(try ConfigLock.read("prod", in: ScratchFolder.current) == lock)
        #expect(try ConfigLock.read("dev", in: ScratchFolder.current) == nil)
    }

    @Test func `what is declared otherwise than deployed is pending, and what nobody knows is not checked`() throws {
        let before = ConfigLock(
            environment: "prod",
            recorded: "",
            services: [
                "s": ["a.first-name": .value("1"), "b": .seal("x"), "c": .stored("v"), "d": .value("2"), "e": .unknown]
            ]
        )
        let now = ConfigLock(
            environment: "prod",
            recorded: "",
            services: [
                "s": ["a.firstName": .value("1"), "b": .seal("y"), "c": .value("v"), "e": .value("1"), "f": .value("")]
            ]
        )
        let keys = before.compared(with: now)
        #expect(keys.map(\.key) == ["a.firstName", "b", "c", "d", "e", "f"])
        #expect(keys.map(\.state) == [.same, .pending, .notChecked, .pending, .notChecked, .pending])
    }

    @Test(arguments: [
        ("2", "2", "2", LockedKey.State.same), ("2", "3", "2", .pending), ("2", "3", "3", .unrecorded),
        ("2", "3", "7", .changedLive), ("2", "2", "7", .changedLive), ("16M", "16M", "16777216", .same),
    ])
    func `what runs is compared as the server means it`(
        _ deployed: String,
        _ declared: String,
        _ live: String,
        _ state: LockedKey.State
    ) throws {
        let rule = LiveRule(
            server: .mariadb,
            shards: "*",
            variables: [],
            declaredBy: [.primary: "mariadb-%shard%"],
            environments: nil,
            location: SourceLocation(file: "rules.yaml", line: 1, column: 1)
        )
        var settings = LiveSettings()
        let variable = LiveVariable(name: "knob_size", value: live)
        settings.add(rule, [LiveAnswer(shard: "one", server: .mariadb, variables: [variable])], silent: ["two"])
        let keys = ["mariadb-one", "mariadb-two", "other"]
            .map { service in
                let before = ConfigLock(
                    environment: "prod",
                    recorded: "",
                    services: [service: ["knob-size": .value(deployed)]]
                )
                let now = ConfigLock(
                    environment: "prod",
                    recorded: "",
                    services: [service: ["knob-size": .value(declared)]]
                )
                return before.compared(with: now, live: settings)[0]
            }
        #expect(keys[0].state == state)
        // A server that did not answer leaves nothing green, and nobody runs with what no server is for.
        #expect(keys[1].state == (deployed == declared ? .notChecked : .pending))
        #expect(keys[2].state == (deployed == declared ? .same : .pending))
        let violation = keys[0].violation(deployed: deployed, declared: declared, in: "prod", at: nil)
        #expect((violation != nil) == (state == .changedLive))
    }

    @Test func `a lock of another environment is refused`() throws {
        let lock = ConfigLock(environment: "dev", recorded: "", services: [:])
        let path = Path.join(ScratchFolder.current, ConfigLock.file(of: "prod"))
        try Folder.create(Path.parent(of: path))
        try File.write(Array(lock.text.utf8), to: path)
        #expect(throws: RulesFileError.self) { try ConfigLock.read("prod", in: ScratchFolder.current) }
    }
}
