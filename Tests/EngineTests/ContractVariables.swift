import Database
import TestSupport
import Testing

extension Contract {
    @Test(arguments: TestEngine.allCases)
    func `a server tells what it is set to, and a file has nothing to tell`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let variables = try await database.open(.readOnly).serverVariables()
            let held = Dictionary(variables.map { ($0.name, $0) }) { first, _ in first }
            switch engine {
            case .sqlite: #expect(variables == [])
            case .postgres:
                #expect(held["shared_buffers"]?.unit == "8kB")
                #expect(held["server_version_num"]?.origin == "default")
                // The session itself asks for one of its own.
                #expect(held["application_name"] == nil)
            case .mariadb:
                #expect(held["character_set_server"]?.value.isEmpty == false)
                #expect(held["version_comment"]?.origin != nil)
                #expect(held["server_id"].flatMap { Int($0.value) } != nil)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `no variable leaves a session whose name says that it may hold a secret`(_ engine: TestEngine) async throws {
        try await withTestDatabase(engine) { database in
            let variables = try await database.open(.readOnly).serverVariables()
            #expect(!variables.contains { $0.name.contains("password") || $0.name.contains("conninfo") })
        }
    }

    @Test(arguments: ["primary_conninfo", "SSL_Passphrase_Command", "wsrep_sst_auth", "report_password"])
    func `a name that may stand for a secret is known by its words`(_ name: String) {
        #expect(ServerVariable.mayHoldSecret(name))
        #expect(!ServerVariable.mayHoldSecret("sql_mode"))
    }
}
