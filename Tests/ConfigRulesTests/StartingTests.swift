import ConfigRules
import ConfigSets
import Files
import StrictYAML
import TestSupport
import Testing

/// What a first look at a repository finds.
@Suite(.scratchFolder) struct Starting {
    /// Files of a repository, and the environments that they are written for.
    static let repositories: [(files: [String: String], environments: [String])] = [
        (["application-dev.yml": "", "application-prod.yml": "", "application.yml": ""], ["dev", "prod"]),
        (["application.yml": "a: 1", "application-prod.yml": "a: 2"], ["default", "prod"]),
        (["application.properties": "a=1", "application-dev.properties": "a=2"], ["default", "dev"]),
        (["application.yml": "spring.profiles.active: dev", "application-prod.yml": "a: 2"], ["dev", "prod"]),
        (["application.yml": "spring.profiles.active: '${P:local}'", "application-prod.yml": ""], ["local", "prod"]),
        (["application.yml": "spring.profiles.active: '${P}'", "application-prod.yml": ""], ["default", "prod"]),
        (["application.yml": "spring.profiles.active: '@p@'", "application-prod.yml": ""], ["default", "prod"]),
        (["application.yml": "spring.profiles.active:", "application-prod.yml": ""], ["default", "prod"]),
        (["application.yml": "a: 1\n---\nspring.config.activate.on-profile: qa & eu\n"], ["default", "qa"]),
        (
            ["application-real.yml": "", "application-beta.yml": "", "application-alpha.yml": ""],
            ["alpha", "beta", "real"]
        ),
        (["application-dev.yml": "", "application-pro.yml": ""], ["dev", "pro"]),
        (
            ["application-dev.yml": "", "application-prod-eu.yml": "", "application-prod-us.yml": ""],
            ["dev", "prod-eu", "prod-us"]
        ),
        (["application-dev.yml": "", "application-dev-db.yml": "", "application-prod.yml": ""], ["dev", "prod"]),
        (
            [
                "application.yml": "spring.profiles.group: {prod1: [prod, db], prod2: [prod], dev: [dev, db]}",
                "application-prod.yml": "", "application-db.yml": "", "application-dev.yml": "",
            ], ["dev", "prod1", "prod2"]
        ),
        (["application.yml": "a: 1", "application-mysql.yml": "a: 2"], ["default", "mysql"]),
        (
            ["application.yml": "spring.profiles.active: h2", "application-pg.yml": "", "application-h2.yml": ""],
            ["h2", "pg"]
        ),
        (["application.yml": "a: 1\n---\nspring.profiles: mysql\n"], ["default", "mysql"]),
        (["application.yml": "a: 1"], ["default"]),
        (["application.yml": "a: [", "application-prod.yml": ""], ["default", "prod"]),
        ([".env.dev": "A=1", ".env.prod": "A=2"], ["dev", "prod"]),
    ]

    private static func write(_ files: [String: String], below folder: String = "src/main/resources") throws {
        for (name, text) in files {
            let place = name.hasPrefix(".env") ? "deploy" : folder
            let path = Path.join(ScratchFolder.current, Path.join(place, name))
            try Folder.create(Path.parent(of: path))
            try File.write(Array(text.utf8), to: path)
        }
    }

    @Test(arguments: repositories)
    func `environments are found`(_ files: [String: String], _ environments: [String]) throws {
        try Self.write(files)
        #expect(try Discovery(ScratchFolder.current).environments == environments)
    }

    @Test(arguments: repositories.filter { $0.environments.count > 1 })
    func `what is declared for them can be read`(_ files: [String: String], _ environments: [String]) throws {
        try Self.write(files)
        let draft = RulesDraft(try Discovery(ScratchFolder.current))
        let project = try ConfigProject.read(draft.declarations, folder: ScratchFolder.current)
        #expect(project.environments.map(\.name.value) == environments)
        #expect(project.environments.count(where: \.isGated) > 1)
        for environment in project.environments {
            #expect(environment.profiles == (environment.name.value == "default" ? [] : [environment.name.value]))
        }
    }

    @Test func `a rules file of which every pack waits can be read`() throws {
        try Self.write(["application-dev.yml": "a: 1", "application-prod.yml": "a: 1"])
        let draft = RulesDraft(try Discovery(ScratchFolder.current))
        let rules = draft.rules(packs: [], broken: [("spring/production-safety", 2)], differing: [:])
        let project = try ConfigProject.read(draft.declarations + rules, folder: ScratchFolder.current)
        #expect(project.rules.isEmpty)
        #expect(rules.contains("# - use: spring/production-safety    # 2 to mend first"))
    }

    @Test func `a file that only some environments have names them`() throws {
        try Self.write([
            "application.yml": "", "application-dev.yml": "", "application-stage.yml": "", "application-prod.yml": "",
            ".env.dev": "A=1", ".env.prod": "A=2",
        ])
        let discovery = try Discovery(ScratchFolder.current)
        #expect(
            discovery.services.map(\.sources) == [
                [
                    "spring: src/main/resources",
                    #"{dotenv: {file: "deploy/.env.%env%", dialect: compose}, only: [dev, prod]}"#,
                ]
            ]
        )
        _ = try ConfigProject.read(RulesDraft(discovery).declarations, folder: ScratchFolder.current)
    }
}
