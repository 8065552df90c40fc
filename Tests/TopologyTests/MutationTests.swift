import Files
import SQLText
import TestSupport
import Testing
import Topology

@Suite(.scratchFolder) struct Mutations {
    private static let files = [
        "migrate.yaml": """
        default-environment: dev
        placeholders: {a: "", b: x}
        rollout: {waves: ["tag:a", "*"], parallel: 3, on-failure: stop}
        naming: {suffixes: [.sql]}
        """,
        "environments/dev.yaml": """
        environment: dev
        url: "mariadb://app:${env:PW}@{shard.host}:3306/{shard.database}?connect-timeout=5s"
        tls: {mode: verify-ca, ca: "${file:/nowhere}"}
        timeouts: {connect: 5s, lock: 500ms}
        """,
        "shards/a.yaml": """
        shards:
        - range: {name: "t{n:04}", from: 1, to: 9}
          fields: {host: "db{n%16}", database: "d{n*3+1:02}"}
        - csv: t.csv
        - shard: one
          migrations: ["{engine}", b]
          environments: {dev: {url: "sqlite:{shard.name}.db"}}
        """,
        "t.csv": "shard,host,database\na,h,\"x,y\"\nb,h,z\n",
    ]

    @Test(arguments: 0..<10)
    func `any damage to a project gives targets or an error, never a crash`(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let signs = Array("\t\n:-{}[]&*!|>'\"%@#?,$0n ".utf8)
        for _ in 0..<15 {
            var damaged = Self.files
            for name in Self.files.keys.sorted() where Bool.random(using: &random) {
                var bytes = Array((Self.files[name] ?? "").utf8)
                for _ in 0...Int.random(in: 0..<4, using: &random) {
                    let place = Int.random(in: 0..<bytes.count, using: &random)
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: bytes[place] = signs.randomElement(using: &random) ?? 0
                    case 1: bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
                    case _: bytes.remove(at: place)
                    }
                }
                damaged[name] = String(decoding: bytes, as: UTF8.self)
            }
            do {
                let targets = try openProject(damaged).targets(environment: nil, shards: [])
                #expect(!targets.isEmpty)
            } catch let error as ProjectError {
                #expect(!error.description.isEmpty)
            }
        }
    }

    @Test func `the undamaged project has all its targets`() throws {
        let targets = try openProject(Self.files).targets(environment: nil, shards: [])
        #expect(targets.count == 12)
        #expect(targets.last?.locations(for: .sqlite) == ["migrations/sqlite", "migrations/b"])
    }

    @Test func `a link that leaves the project is refused, and one inside it is read`() throws {
        let project = try openProject(["elsewhere/dev.yaml": "environment: dev"])
        #expect(project.environments.map(\.name) == ["local"])
        try Folder.create("\(ScratchFolder.current)/environments")
        #expect(makeLink("\(ScratchFolder.current)/environments/dev.yaml", to: "../elsewhere/dev.yaml"))
        #expect(try openProject().environments.map(\.name) == ["dev"])
        #expect(makeLink("\(ScratchFolder.current)/environments/passwd.yaml", to: "/etc/passwd"))
        #expect(
            try problems(in: [:]) == [
                "environments/passwd.yaml: Cannot read environments/passwd.yaml: "
                    + "it is a link that leads out of the project folder."
            ]
        )
    }
}
