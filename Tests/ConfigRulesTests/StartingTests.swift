import ConfigRules
import ConfigSets
import Files
import Findings
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

    /// Files of a repository, and the services with their sources.
    static let repositoriesOfServers: [(files: [String: String], services: [String: [String]])] = [
        (
            [
                "repo/application.yml": "", "repo/orders-dev.yml": "", "repo/orders-prod.yml": "",
                "repo/mail.yml": "a: 1",
            ],
            ["orders": [#"spring: {folder: "repo", names: [application, "orders"]}"#]]
        ),
        (
            [
                "application.yml": "a: 1",
                "orders.yml": "a: 2\n---\nspring.config.activate.on-profile: prod\na: 3\n",
                "mail.yml": "spring: {profiles: dev}\n",
            ],
            [
                "orders": [#"spring: {folder: ".", names: [application, "orders"]}"#],
                "mail": [#"spring: {folder: ".", names: [application, "mail"]}"#],
            ]
        ),
        (
            [
                "orders/src/main/resources/application.yml": "", "server/src/main/resources/application.yml": "",
                "server/src/main/resources/shared/orders.yml": "a: 1",
                "server/src/main/resources/shared/application.yml": "spring.profiles.active: dev",
                "server/src/main/resources/shared/orders-eu-prod.properties": "a=2",
            ],
            [
                "orders": [
                    "spring: orders/src/main/resources",
                    #"spring: {folder: "server/src/main/resources/shared", names: [application, "orders"]}"#,
                ],
                "server": ["spring: server/src/main/resources"],
                "orders-eu": [
                    #"spring: {folder: "server/src/main/resources/shared", names: [application, "orders-eu"]}"#
                ],
            ]
        ),
        // Files of other kinds that environments have too.
        (
            [
                "src/main/resources/application-dev.yml": "", "src/main/resources/application-prod.yml": "",
                "src/main/resources/messages-dev.properties": "a=1", "config/logback-prod.yml": "",
                "ansible/db-prod.yml": "",
                "config/values.yml": "", "config/values-prod.yml": "", "config/shop-prod.yml": "",
            ],
            ["": ["spring: src/main/resources"]]
        ),
    ]

    @Test(arguments: repositoriesOfServers)
    func `what a config server reads is found`(_ files: [String: String], _ services: [String: [String]]) throws {
        for (path, text) in files {
            let path = Path.join(ScratchFolder.current, path)
            try Folder.create(Path.parent(of: path))
            try File.write(Array(text.utf8), to: path)
        }
        let discovery = try Discovery(ScratchFolder.current)
        let own = Path.name(of: ScratchFolder.current)
        let found = discovery.services.map { ($0.name == own ? "" : $0.name, $0.sources) }
        #expect(Dictionary(uniqueKeysWithValues: found) == services)
        _ = try ConfigProject.read(RulesDraft(discovery).declarations, folder: ScratchFolder.current)
    }

    /// Files of a repository by their whole paths, with the environments and the sources of its one service.
    struct Layout: Sendable {
        let files: [String: String]
        let environments: [String]
        let sources: [String]
    }

    private static let application = ["src/main/resources/application.yml": "a: 1"]
    private static let spring = "spring: src/main/resources"

    private static func pod(_ name: String, env: String = "") -> String {
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: \(name)}\n"
            + "spec: {template: {spec: {containers: [{name: app, env: [\(env)]}]}}}\n"
    }

    static let layouts: [Layout] = [
        Layout(files: application, environments: ["default"], sources: [spring]),
        // Manifests of each environment in a folder of its own, or with its name.
        Layout(
            files: application.merging(["deploy/dev/app.yaml": pod("shop"), "deploy/prod/app.yaml": pod("shop")]) {
                $1
            },
            environments: ["dev", "prod"],
            sources: [spring, #"kubernetes: {file: "deploy/%env%/app.yaml", workload: "shop"}"#]
        ),
        Layout(
            files: ["k8s/shop.dev.yaml": pod("shop-dev"), "k8s/shop.prod.yaml": pod("shop-prod")],
            environments: ["dev", "prod"],
            sources: [#"kubernetes: {file: "k8s/shop.%env%.yaml", workload: "shop-%env%"}"#]
        ),
        // What stands in the folder of none is common to all, and servers are no services.
        Layout(
            files: application.merging([
                "k8s/app.yaml": pod("shop"), "k8s/db.yaml": pod("postgres"),
                "k8s/dev/map.yaml": "{apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {A: x}}",
                "k8s/prod/map.yaml": "{apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {A: z}}",
            ]) { $1 },
            environments: ["dev", "prod"],
            sources: [
                spring,
                #"kubernetes: {files: ["k8s/app.yaml", "k8s/db.yaml", "k8s/%env%/map.yaml"], workload: "shop"}"#,
            ]
        ),
        // The overlays of a kustomization; what it makes maps of is no folder of a service.
        Layout(
            files: application.merging([
                "k8s/base/kustomization.yaml":
                    "resources: [app.yaml]\nconfigMapGenerator: [{name: m, files: [application.yml]}]",
                "k8s/base/application.yml": "a: 2", "k8s/base/app.yaml": pod("shop"),
                "k8s/overlays/staging/kustomization.yaml": "resources: [../../base]",
                "k8s/overlays/staging/staging.env": "A=1",
                "k8s/overlays/production/kustomization.yaml": "resources: [../../base]",
            ]) { $1 },
            environments: ["staging", "production"],
            sources: [spring, #"kubernetes: {file: "k8s/overlays/%env%/kustomization.yaml", workload: "shop"}"#]
        ),
        // A profile is called otherwise than the folder of its manifests.
        Layout(
            files: application.merging([
                "src/main/resources/application-prod.yml": "a: 2", "k8s/dev/app.yaml": pod("shop"),
                "k8s/production/app.yaml": pod("shop"),
            ]) { $1 },
            environments: ["dev", "prod"],
            sources: [
                spring, #"{kubernetes: {file: "k8s/%env%/app.yaml", workload: "shop"}, only: [dev]}"#,
                #"{kubernetes: {file: "k8s/production/app.yaml", workload: "shop"}, only: [prod]}"#,
            ]
        ),
        // Manifests of no environment start the service with its profile.
        Layout(
            files: [
                "src/main/resources/application-dev.yml": "a: 1", "src/main/resources/application-prod.yml": "a: 2",
                "k8s/app.yml": pod("shop", env: "{name: SPRING_PROFILES_ACTIVE, value: prod}"),
            ],
            environments: ["dev", "prod"],
            sources: [spring, #"{kubernetes: {file: "k8s/app.yml", workload: "shop"}, only: [prod]}"#]
        ),
        // A chart of Helm is no manifest.
        Layout(
            files: application.merging(["chart/templates/prod.yaml": "apiVersion: v1\nkind: {{ .Values.kind }}"]) {
                $1
            },
            environments: ["default"],
            sources: [spring]
        ),
        // A compose file that is only a part stands above the one beside it.
        Layout(
            files: application.merging([
                "docker-compose.yml":
                    "services: {shop: {build: ., environment: [SPRING_PROFILES_ACTIVE=dev]}, db: {image: x}}",
                "docker-compose.prod.yml": "services: {shop: {environment: {A: '${B}'}}}", ".env.prod": "B=1",
            ]) { $1 },
            environments: ["dev", "prod"],
            sources: [
                spring, #"{compose: {file: "docker-compose.yml", service: "shop"}, only: [dev]}"#,
                #"{compose: {files: ["docker-compose.yml", "docker-compose.prod.yml"], service: "shop", env-file: ".env.prod"}, only: [prod]}"#,
            ]
        ),
        // One that cannot be started without a file that is not there would end every run.
        Layout(
            files: application.merging(["compose.prod.yaml": "services: {shop: {build: ., env_file: secret.env}}"]) {
                $1
            },
            environments: ["default", "prod"],
            sources: [spring]
        ),
        Layout(
            files: ["src/main/resources/bootstrap.yml": "a: 1", "src/main/resources/bootstrap-prod.yml": "a: 2"],
            environments: ["default", "prod"],
            sources: [
                #"file: "src/main/resources/bootstrap.yml""#,
                #"{file: "src/main/resources/bootstrap-%env%.yml", optional: true}"#,
            ]
        ),
        Layout(
            files: ["env/dev/app.env": "A=1", "env/prod/app.env": "A=2"],
            environments: ["dev", "prod"],
            sources: [#"dotenv: {file: "env/%env%/app.env", dialect: compose}"#]
        ),
        Layout(
            files: ["deploy/prod.env": "A=1", "deploy/stage.env": "A=2"],
            environments: ["stage", "prod"],
            sources: [#"dotenv: {file: "deploy/%env%.env", dialect: compose}"#]
        ),
    ]

    @Test(arguments: layouts)
    func `where deployments are kept is found, and can be read`(_ layout: Layout) throws {
        for (path, text) in layout.files {
            let whole = Path.join(ScratchFolder.current, path)
            try Folder.create(Path.parent(of: whole))
            try File.write(Array(text.utf8), to: whole)
        }
        let discovery = try Discovery(ScratchFolder.current)
        #expect(discovery.environments == layout.environments)
        #expect(discovery.services.map(\.sources) == [layout.sources])
        let project = try ConfigProject.read(RulesDraft(discovery).declarations, folder: ScratchFolder.current)
        #expect(project.states().findings.filter { $0.severity == .error } == [])
    }
}
