import ConfigSets
import Findings
import Foundation
import Testing

/// What the files of database servers and of Redis declare.
@Suite struct DeclaredServerVariables {
    private static func settings(_ text: String, _ name: String) throws -> DeploymentSettings {
        try DeclaredVariables.read(file(text, path: name), policy: SecretPolicy())
    }

    /// Lines of an option file and what the server's own tool reads in them.
    static let optionLines: [(String, String)] = [
        ("a=1", "a=1"), ("a = 1", "a=1"), ("  a\t=\t1  ", "a=1"), ("a=1 # note", "a=1"), ("a=#1", "a="), ("a=", "a="),
        ("a=\"x y\"", "a=x y"), ("a=' x '", "a= x "), ("a=\"a#b\" # c", "a=a#b"), ("a='it''s'", "a=it''s"),
        ("a=\"un", "a=\"un"), ("a=\"p\"q", "a=\"p\"q"), ("a=x \"y\" z", "a=x \"y\" z"), ("a=C:\\\\data", "a=C:\\data"),
        ("a=\\x41", "a=\\x41"), ("a=1\\s2", "a=1 2"), ("a=t\\tb", "a=t\tb"), ("a=q\\\"r", "a=q\"r"),
        ("a=\"it\\\"s # x\" # c", "a=it\"s # x"),
        ("a=b=c", "a=b=c"), ("a_b_c=1", "a_b_c=1"), ("a=\"\"", "a="), ("a=\\\\", "a=\\"), ("a=x\\", "a=x\\"),
        ("a='x\"y'", "a=x\"y"),
        ("a=ü", "a=ü"), ("a=1;2", "a=1;2"), ("a=\"\\\\\" # x", "a=\\"),
    ]

    @Test(arguments: optionLines)
    func `an option file is read as the server reads it`(_ line: String, _ setting: String) throws {
        #expect(try Self.settings("# c\n; c\n[mysqld]\n\(line)\n", "my.cnf").lines == [setting])
    }

    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: "/usr/bin/my_print_defaults"),
            "install mariadb-client-core"
        ),
        arguments: optionLines
    )
    func `the server's own tool reads the same in an option file`(_ line: String, _ setting: String) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "options-\(UUID().uuidString).cnf").path()
        try "[mysqld]\n\(line)\n".write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let tool = Process()
        let output = Pipe()
        tool.executableURL = URL(filePath: "/usr/bin/my_print_defaults")
        tool.arguments = ["--defaults-file=\(path)", "mysqld"]
        tool.standardOutput = output
        try tool.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        tool.waitUntilExit()
        #expect(String(decoding: printed, as: UTF8.self) == "--\(setting)\n")
    }

    @Test(arguments: [
        ("binlog-format=ROW", "binlog_format=ROW"), ("loose-innodb-x=1", "innodb_x=1"),
        ("loose_innodb_x=1", "innodb_x=1"),
        ("log-bin", "log_bin=ON"), ("skip-log-bin", "log_bin=OFF"), ("disable-log-bin", "log_bin=OFF"),
        ("skip-name-resolve", "skip_name_resolve=ON"),
        ("skip_networking=0", "skip_networking=0"), ("enable-local-infile", "local_infile=ON"),
        ("skip-local-infile=0", "local_infile=ON"),
        ("loose-skip-ssl", "ssl=OFF"),
    ])
    func `an option stands under the name of its variable`(_ line: String, _ setting: String) throws {
        #expect(try Self.settings("[server]\n\(line)\n", "my.cnf").lines == [setting])
    }

    @Test func `the groups of a server count, in the order of the file, and others do not`() throws {
        let text =
            "[client]\na=client\n[mysqld]\na=1\nb=1\n[ mariadb ]\nx=1\n[mariadb]\na=2\n[mysqld-8.0]\nc=1\n[mysqldump]\nd=1\n"
        let settings = try Self.settings(text, "conf/server.cnf")
        #expect(settings.lines == ["a=1", "b=1", "a=2"])
        #expect(
            settings.supplied.map(\.location.description) == [
                "conf/server.cnf:4:3", "conf/server.cnf:5:3", "conf/server.cnf:9:3",
            ]
        )
        #expect(
            settings.sentences == [
                "conf/server.cnf:9:3: 'a' is set at conf/server.cnf:4:3 already; this one wins.",
                "conf/server.cnf:10:1: The group 'mysqld-8.0' is for one version of the server and is not read.",
            ]
        )
    }

    @Test(arguments: [
        ("my.cnf", "a=hunter2\n", "my.cnf:1:1: An option stands before the first group, so the server does not start."),
        ("my.cnf", "[mysqld\n", "my.cnf:1:1: This group is never closed."),
        ("my.cnf", "[mysqld]\n =hunter2\n", "my.cnf:2:2: An option needs a name."),
        (
            "my.cnf", "[mysqld]\npassword hunter2\n",
            "my.cnf:2:1: The name of an option cannot hold blanks: a '=' is missing behind it."
        ), ("my.cnf", "!other x\n", "my.cnf:1:1: There is no such directive."),
        ("postgresql.conf", "= hunter2\n", "postgresql.conf:1:1: A name was expected at the start of the line."),
        (
            "postgresql.conf", "a = 'hunter2\n",
            "postgresql.conf:1:5: The quote that opens here is not closed in its line."
        ),
        ("postgresql.conf", "a = hunter2 x\n", "postgresql.conf:1:13: Nothing can follow behind a value in its line."),
        ("postgresql.conf", "a =\n", "postgresql.conf:1:4: A value was expected here."),
        ("postgresql.conf", "a = *\n", "postgresql.conf:1:5: A value was expected here."),
        (
            "redis.conf", "requirepass \"hunter2\n",
            "redis.conf:1:13: The quote that opens here is not closed in its line."
        ),
        ("redis.conf", "a \"hunter2\"x\n", "redis.conf:1:12: A blank has to follow the quote that closes."),
        ("vars.yaml", "- hunter2\n", "vars.yaml:1:3: An item has to be 'name = value', or to have a name and a value."),
        ("vars.yaml", "hunter2", "vars.yaml:1:1: Variables have to be a mapping or a list."),
        ("vars.yaml", "a: [hunter2]", "vars.yaml:1:4: A variable has to have a single value."),
    ])
    func `what a server does not take is an error with its place and without any value`(
        _ name: String,
        _ text: String,
        _ sentence: String
    ) {
        #expect(problem { try Self.settings(text, name).lines } == sentence)
    }

    @Test(arguments: [
        ("my.cnf", "[mysqld]\na=1\n!includedir /etc/mysql/conf.d\nb=2\n", "!includedir", 3),
        ("my.cnf", "[mysqld]\n!include /etc/mysql/own.cnf\na=1\nb=2\n", "!include", 2),
        ("postgresql.conf", "a=1\ninclude_dir 'conf.d'\nb=2\n", "include_dir", 2),
        ("redis.conf", "a 1\ninclude other.conf\nb 2\n", "include", 2),
    ])
    func `what lies on the server and is included is said to be unknown, and the rest is read`(
        _ name: String,
        _ text: String,
        _ directive: String,
        _ line: Int
    ) throws {
        let settings = try Self.settings(text, name)
        #expect(settings.lines == ["a=1", "b=2"])
        #expect(settings.sentences.count == 1)
        #expect(
            settings.sentences.first?.hasPrefix("\(name):\(line):1: What '\(directive)' brings in is not followed")
                == true
        )
    }

    @Test(arguments: [
        ("shared_buffers = 128MB", "shared_buffers=128MB"), ("port=5432", "port=5432"),
        ("work_mem 4MB", "work_mem=4MB"),
        ("log_line_prefix = '%m [%p] '", "log_line_prefix=%m [%p] "), ("a = 'it''s' # x", "a=it's"),
        ("a = 'it\\'s'", "a=it's"),
        ("a = 'x\\ty\\n'", "a=x\ty\n"), ("a = '\\101'", "a=A"), ("a = ''", "a="),
        ("LOG_Connections = on", "log_connections=on"),
        ("a = -1", "a=-1"), ("a = 0.9", "a=0.9"), ("my_ext.setting = value", "my_ext.setting=value"),
        ("a = 1#c", "a=1"),
        ("  a\t=\tb  # c", "a=b"), ("a = '#x'", "a=#x"), ("a = pg_catalog.english", "a=pg_catalog.english"),
        ("a='\\\\'", "a=\\"),
    ])
    func `postgresql.conf is read as PostgreSQL reads it`(_ line: String, _ setting: String) throws {
        #expect(try Self.settings("# comment\n\n\(line)\r\n", "postgresql.conf").lines == [setting])
    }

    @Test(arguments: [
        ("maxmemory 2gb", ["maxmemory=2gb"]), ("MAXMEMORY-policy allkeys-lru", ["maxmemory-policy=allkeys-lru"]),
        ("bind 127.0.0.1 ::1", ["bind=127.0.0.1 ::1"]), ("save 900 1\nsave 300 10", ["save=900 1 300 10"]),
        ("save 1 2\nsave \"\"\nsave 3 4\nsave 5 6", ["save=3 4 5 6"]),
        ("save \"\"", ["save="]),
        ("save 900 1\nsave \"\"", ["save="]), ("requirepass \"a\\x41\\n\"", ["requirepass=aA\n"]),
        ("logfile 'it\\'s \\n'", ["logfile=it's \\n"]), ("logfile \"\"", ["logfile="]),
        ("maxclients 1\nmaxclients 2", ["maxclients=2"]),
        ("rename-command CONFIG \"\"", ["rename-command[CONFIG]="]),
        (
            "client-output-buffer-limit normal 0 0 0\nclient-output-buffer-limit pubsub 32mb 8mb 60",
            ["client-output-buffer-limit=normal 0 0 0 pubsub 32mb 8mb 60"]
        ),
        ("sentinel monitor mymaster 10.0.0.1 6379 2", ["sentinel.monitor[mymaster]=10.0.0.1 6379 2"]),
        ("sentinel resolve-hostnames yes", ["sentinel.resolve-hostnames=yes"]),
        ("maxmemory 1 # no comment", ["maxmemory=1 # no comment"]),
    ])
    func `redis.conf is read as Redis reads it`(_ text: String, _ lines: [String]) throws {
        #expect(try Self.settings("# comment\n\n\(text)\n", "redis.conf").lines == lines)
    }

    @Test(arguments: [
        "requirepass hunter2", "masterauth hunter2", "tls-key-file-pass hunter2", "user app on >hunter2 ~* +@all",
        "sentinel auth-pass mymaster hunter2",
    ])
    func `passwords of Redis are hidden`(_ line: String) throws {
        let settings = try Self.settings(line, "sentinel.conf")
        #expect(settings.supplied.map(\.text.isSecret) == [true])
        #expect(!"\(settings)".contains("hunter2"))
    }

    @Test(arguments: [
        (
            "v.yaml", "sql_mode: STRICT\nlog_bin: ON\nport: 010\nnone:\n",
            ["sql_mode=STRICT", "log_bin=ON", "port=010", "none="]
        ),
        ("v.yml", "variables:\n  a: 1.10\n", ["a=1.10"]),
        ("v.yaml", "- a = b=c\n- {name: d, value: ON}\n", ["a=b=c", "d=ON"]),
        ("v.json", "{\"a\": true}", ["a=true"]), ("v.txt", "# c\na = 1\nb-c = \"x y\"\n", ["a=1", "b_c=x y"]),
        ("v.yaml", "", []),
    ])
    func `a plain list of variables is read as it is written`(_ name: String, _ text: String, _ lines: [String]) throws
    {
        #expect(try Self.settings(text, name).lines == lines)
    }

    @Test(arguments: 0..<400)
    func `no broken file makes a reader crash or hang`(_ seed: Int) {
        let texts = [
            ("my.cnf", "[mysqld]\na = \"x\\ty\" # c\nskip-log-bin\n!include x\n"),
            ("postgresql.conf", "a = 'x\\101y'' z' # c\nb 1\n"),
            ("redis.conf", "save 900 1\nuser a on >x\nb \"\\x41 \" 'c'\nsentinel monitor m 1 2\n"),
            ("v.yaml", "- a = b\n- {name: c, value: d}\n"),
        ]
        let (name, text) = texts[seed % texts.count]
        let bytes = broken(text, seed: UInt64(seed))
        _ = problem { try DeclaredVariables.read(DeploymentFile(bytes, path: name), policy: SecretPolicy()).lines }
    }
}
