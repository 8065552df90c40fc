import ConfigRules
import ConfigSets
import Files
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

    @Test func `a lock of another environment is refused`() throws {
        let lock = ConfigLock(environment: "dev", recorded: "", services: [:])
        let path = Path.join(ScratchFolder.current, ConfigLock.file(of: "prod"))
        try Folder.create(Path.parent(of: path))
        try File.write(Array(lock.text.utf8), to: path)
        #expect(throws: RulesFileError.self) { try ConfigLock.read("prod", in: ScratchFolder.current) }
    }
}
