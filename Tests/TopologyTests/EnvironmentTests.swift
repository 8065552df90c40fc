import Database
import SQLText
import TestSupport
import Testing
import Topology

@Suite(.scratchFolder) struct Environments {
    @Test func `an environment names the Spring profiles of its services`() throws {
        let project = try openProject([
            "environments/dev.yaml": "environment: dev\n",
            "environments/eu.yaml": "environment: eu\nprofiles: [prod, eu]\n",
        ])
        #expect(project.environments.map(\.profiles) == [nil, ["prod", "eu"]])
    }

    @Test func `only files directly in the folder that say 'environment' are environments`() throws {
        let project = try openProject([
            "environments/dev.yaml": "environment: dev",
            "environments/prod.yml": "environment: prod\nprotected: true",
            "environments/rules.yaml": "environments: {dev: , prod: }\nrules: [a]",
            "environments/empty.yaml": "",
            "environments/readme.md": "not yaml: [",
            "environments/config/application.yaml": "environment: not-this",
        ])
        #expect(project.environments.map(\.name) == ["dev", "prod"])
        #expect(project.environments.map(\.isProtected) == [false, true])
    }

    @Test(arguments: [
        ("- dev", "environments/dev.yaml:1:1: environments/dev.yaml holds no keys. Write 'environment: dev' "),
        ("", "environments: The folder environments/ declares no environment. "),
        (
            "enviroment: dev",
            "environments/dev.yaml:1:1: environments/dev.yaml looks like an environment and has no key "
        ),
        (
            "url: \"sqlite:a.db\"",
            "environments/dev.yaml:1:1: environments/dev.yaml looks like an environment and has no "
        ),
        ("environment: prod", "environments/dev.yaml:1:14: environments/dev.yaml declares the environment 'prod'. "),
        ("environment: a b", "environments/dev.yaml:1:14: The name of an environment is made of letters, digits, "),
        (
            "environment: dev\nprotected: true\npassword: hunter2",
            "environments/dev.yaml:3:11: The password of a protected environment cannot stand in a file. "
        ),
        ("environment: dev\ntimeouts: {connect: 5}", "environments/dev.yaml:2:21: 'connect' must be a time such as "),
        ("environment: dev\ntimeouts: {connect: 0}", "environments/dev.yaml:2:21: 'connect' cannot be 0: "),
        (
            "environment: dev\ntimeouts: {lokc: 5s}",
            "environments/dev.yaml:2:12: Unknown key 'lokc'. Did you mean lock?"
        ),
        (
            "environment: dev\ntls: verify_full",
            "environments/dev.yaml:2:6: 'tls' cannot be 'verify_full'. Did you mean "
        ),
        ("environment: dev\ntls: {mod: disable}", "environments/dev.yaml:2:7: Unknown key 'mod'. Did you mean mode?"),
        ("environment: dev\nurl: \"sqlite:{n}.db\"", "environments/dev.yaml:2:6: {n} is the number of a shard in a "),
        ("environment: dev\nschema: ${env:S}", "environments/dev.yaml:2:9: A variable cannot stand here: "),
        (
            "environment: dev\npassword: ${evn:S}",
            "environments/dev.yaml:2:11: Variables cannot come from 'evn'. Did you "
        ),
        ("environment: dev\npassword: ${S}", "environments/dev.yaml:2:11: A variable says where it comes from: write "),
        ("environment: dev\npassword: ${env:S", "environments/dev.yaml:2:11: A variable begins here with '${' and is "),
    ])
    func `a mistake in an environment is named with its place`(text: String, start: String) throws {
        let found = try problems(in: ["environments/dev.yaml": text])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(start) == true, "\(found)")
    }

    @Test func `a name that two files declare is refused`() throws {
        #expect(
            try problems(in: [
                "environments/dev.yaml": "environment: dev", "environments/dev.yml": "# once more\nenvironment: dev",
            ]) == [
                "environments/dev.yml:2:14: The environment 'dev' is declared twice: "
                    + "it is already in environments/dev.yaml:1:14."
            ]
        )
    }

    @Test func `a project without environments and shards has one SQLite file`() async throws {
        let project = try openProject()
        let targets = try project.targets(environment: nil, shards: [])
        #expect(targets.map(\.shard) == ["main"])
        #expect(targets.map(\.environment) == ["local"])
        #expect(targets.first?.dialect == .sqlite)
        #expect(targets.first?.locations(for: .sqlite) == ["migrations"])
        let endpoint = try await targets.first?.endpoint()
        #expect(endpoint?.address == .file(path: "\(project.folder)/.migrate/local/main.db"))
    }

    @Test func `an unknown environment is answered with the nearest and the list`() throws {
        let found = try problems(
            environment: "prd",
            in: ["environments/dev.yaml": "environment: dev", "environments/prod.yaml": "environment: prod"]
        )
        #expect(found == ["There is no environment prd. Did you mean prod? Known environments: dev, prod."])
    }

    @Test func `an environment in which no shard has a url is empty`() throws {
        #expect(throws: ProjectError.emptyEnvironment("dev")) {
            try openProject(["environments/dev.yaml": "environment: dev"]).targets(environment: "dev", shards: [])
        }
    }
}
