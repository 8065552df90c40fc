import Files
import StrictYAML
import TestSupport
import Testing
import Topology

@Suite(.scratchFolder) struct Settings {
    @Test func `every line of migrate.yaml has a default`() throws {
        let settings = try openProject().settings
        #expect(settings.defaultEnvironment.value == "local")
        #expect(settings.historyTable == "flyway_schema_history")
        #expect(settings.placeholders.isEmpty)
        #expect(settings.replacesPlaceholders)
        #expect(settings.rollout.waves == [.all])
        #expect(settings.rollout.parallel == 8)
        #expect(settings.rollout.onFailure == .stop)
        #expect(!settings.allowsOutOfOrder)
        #expect(!settings.allowsMixed)
        #expect(settings.ignoredMigrationPatterns == nil)
        #expect(settings.installedBy == nil)
        #expect(settings.baselineVersion.value == "1")
        #expect(settings.baselineDescription == "<< Flyway Baseline >>")
        #expect(settings.naming == NamingSettings())
    }

    @Test func `every line of migrate.yaml is read`() throws {
        let settings = try openProject([
            "environments/dev.yaml": "environment: dev\n",
            "migrate.yaml": """
            default-environment: dev
            history-table: history
            placeholders: {table_prefix: "", owner: app, count: 3}
            placeholder-replacement: false
            rollout: {waves: ["tag:canary", "shard*", last], parallel: 2, on-failure: continue}
            out-of-order: true
            mixed: true
            ignore-migration-patterns: ["*:missing", "repeatable:pending"]
            installed-by: robot
            baseline-version: 1.2
            baseline-description: start
            naming: {versioned: W, repeatable: S, undo: X, baseline: C, separator: _, suffixes: [.sql, .ddl]}
            ignore: ["*.md", "drafts/*"]
            """,
        ])
        .settings
        #expect(settings.defaultEnvironment.value == "dev")
        #expect(settings.historyTable == "history")
        #expect(settings.placeholders == ["table_prefix": "", "owner": "app", "count": "3"])
        #expect(!settings.replacesPlaceholders)
        #expect(settings.rollout.waves == [.tag("canary"), .glob(Glob("shard*")), .name("last")])
        #expect(settings.rollout.parallel == 2)
        #expect(settings.rollout.onFailure == .continue)
        #expect(settings.allowsOutOfOrder)
        #expect(settings.allowsMixed)
        #expect(settings.ignoredMigrationPatterns?.map(\.value) == ["*:missing", "repeatable:pending"])
        #expect(settings.installedBy == "robot")
        #expect(settings.baselineVersion.value == "1.2")
        #expect(settings.baselineVersion.location.map { "\($0)" } == "migrate.yaml:10:19")
        #expect(settings.baselineDescription == "start")
        #expect(settings.naming.versioned == "W")
        #expect(settings.naming.suffixes == [".sql", ".ddl"])
        #expect(settings.ignoredFiles == ["*.md", "drafts/*"])
    }

    @Test(arguments: [
        ("histroy-table: x", "migrate.yaml:1:1: Unknown key 'histroy-table'. Did you mean history-table? Known keys: "),
        ("mixed: true\nmixed: false", "migrate.yaml:2:1: The key 'mixed' stands twice: it is already on line 1."),
        ("rollout:\n\tparallel: 2", "migrate.yaml:2:1: A tab cannot indent a line in YAML. Use spaces."),
        ("mixed: yes", "migrate.yaml:1:8: 'mixed' must be true or false."),
        ("mixed: \"true\"", "migrate.yaml:1:8: 'mixed' must be true or false."),
        ("history-table: [a]", "migrate.yaml:1:16: 'history-table' must be a text, and here is a list."),
        ("history-table:", "migrate.yaml:1:15: 'history-table' has no value. "),
        ("history-table: \"\"", "migrate.yaml:1:16: 'history-table' must be a name of 1 to 63 bytes."),
        ("history-table: !!str x", "migrate.yaml:1:16: 'history-table' has a tag (tag:yaml.org,2002:str), "),
        ("placeholders: x", "migrate.yaml:1:15: 'placeholders' must be a mapping of keys to values."),
        (
            "placeholders: {a: \"${env:A}\"}",
            "migrate.yaml:1:19: A variable cannot stand here: its value would be shown. "
        ),
        ("rollout: {parallel: 0}", "migrate.yaml:1:21: 'parallel' must be a number from 1 to 256."),
        (
            "rollout: {on-failure: halt}",
            "migrate.yaml:1:23: 'on-failure' cannot be 'halt'. Known values: stop, continue."
        ),
        ("rollout: {wave: [a]}", "migrate.yaml:1:11: Unknown key 'wave'. Did you mean waves? Known keys: "),
        ("lint: {}", "migrate.yaml:1:7: 'lint' is not supported by this version."),
        ("default-environment: prod", "migrate.yaml:1:22: There is no environment 'prod'. Known environments: local."),
        ("- a", "migrate.yaml:1:1: The file must be a mapping of keys to values."),
        ("mixed: true\n---\nmixed: true", "migrate.yaml:3:1: The file holds a second document. "),
        ("a: [", "migrate.yaml:1:5: A value was expected here. Check that brackets and quotes above are closed."),
    ])
    func `a mistake in migrate.yaml is named with its place and its cure`(text: String, start: String) throws {
        let found = try problems(in: ["migrate.yaml": text])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(start) == true, "\(found)")
    }

    @Test func `all mistakes of all files are reported together`() throws {
        let found = try problems(in: [
            "migrate.yaml": "mixd: true\nrollout: {parallel: many}\n",
            "environments/dev.yaml": "environment: dev\nprotectd: true\n",
            "shards/a.yaml": "shard: a\nmigration: x\n",
        ])
        #expect(
            found.map { $0.prefix { $0 != " " } } == [
                "migrate.yaml:1:1:", "migrate.yaml:2:21:", "environments/dev.yaml:2:1:", "shards/a.yaml:2:1:",
            ]
        )
    }

    @Test func `an empty migrate.yaml is a fine one`() throws {
        #expect(try openProject(["migrate.yaml": "# nothing yet\n"]).settings.historyTable == "flyway_schema_history")
    }
}
