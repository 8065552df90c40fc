import ConfigSets
import Findings
import Testing

/// The settings in the command that starts a service.
@Suite struct StartCommands {
    @Test(arguments: [
        ("command: java -Da.b=1 -jar app.jar --c.d=2", ["a.b=1"], ["c.d=2"]),
        ("command: [java, -jar, app.jar, '--c.d=x y', --flag]", [], ["c.d=x y", "flag="]),
        ("entrypoint: [java, -Da=1, -jar, x.jar]\n    command: [--b=2, -Dc=3]", ["a=1"], ["b=2"]),
        // A program that is no Java takes the next word too.
        (
            "command: redis-server --port 7000 --appendonly yes --daemonize", [],
            ["port=7000", "appendonly=yes", "daemonize="]
        ),
        ("command: [serve, --tls, --level, debug, -x]", [], ["tls=", "level=debug"]),
        ("command: [--port, '7000']", [], ["port="]), ("command: [java, -jar, x.jar, --a, b]", [], ["a="]),
        ("command: --a=1 --a=2", [], ["a=1,2"]), ("command: ['-Da=1', '-Da=2']", ["a=1", "a=2"], []),
        ("command: \"--a='x y' --b=\\\"z\\\"\"", [], ["a=x y", "b=z"]),
        (
            "command: [sh, -c, 'exec java $$JAVA_OPTS -jar a.jar --n=$$NAME']\n    environment: {JAVA_OPTS: -Da=1 -Db=2, NAME: n}",
            ["a=1", "b=2"], ["n=n"]
        ),
        ("command: [/bin/bash, -lc, 'cd /x && java -Da=1 Main --b=2; echo --c=3']", ["a=1"], ["b=2"]),
        ("environment: {JAVA_TOOL_OPTIONS: '-Da=tool -Xmx1g', JDK_JAVA_OPTIONS: '-Da=jdk'}", ["a=tool", "a=jdk"], []),
        ("command: [java, -cp, lib, -Da=1, Main, --b=2]", ["a=1"], ["b=2"]), ("command: [run, stray, -x]", [], []),
    ])
    func `a command holds settings`(_ block: String, _ properties: [String], _ arguments: [String]) throws {
        let settings = try Compose.settings(["compose.yaml": "services:\n  app:\n    \(block)\n"])
        #expect(settings.layer("system properties") == properties)
        #expect(settings.layer("command line") == arguments)
    }

    @Test func `what a command cannot mean is said`() throws {
        let command = "services:\n  app:\n    command: [sh, -c, 'java -Da=$$MISSING -jar a.jar -Dpassword=hunter2']\n"
        #expect(
            try Compose.settings(["compose.yaml": command]).sentences == [
                "compose.yaml:3:23: Only the shell knows what MISSING in this command stands for.",
                "compose.yaml:3:23: '-Dpassword' stands behind what Java starts, so it sets nothing. Move it in front of '-jar', or write '--password='.",
            ]
        )
    }

    @Test func `a command that variables make longer than a system takes is refused`() throws {
        let words = String(repeating: "$$A ", count: 2_000)
        let text =
            "services:\n  app:\n    command: [sh, -c, '\(words)']\n    environment: {A: \(String(repeating: "x", count: 1_000))}\n"
        #expect(
            try Compose.settings(["compose.yaml": text]).sentences == [
                "compose.yaml:3:23: With its variables replaced this command is too long to be started."
            ]
        )
    }
}
