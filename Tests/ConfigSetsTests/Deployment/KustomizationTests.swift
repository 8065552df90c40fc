import ConfigSets
import Findings
import Testing

/// What kustomize makes of a folder with overlays.
@Suite struct Kustomizations {
    private static let base = [
        "base/kustomization.yaml":
            "resources: [app.yaml]\nconfigMapGenerator: [{name: shop, literals: [LEVEL=INFO, 'NAME=\"shop\"'], files: [application.yml]}]",
        "base/application.yml": "a: base\nb: base\n",
        "base/app.yaml": """
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            spec:
              volumes: [{name: config, configMap: {name: shop, items: [{key: application.yml, path: application.yml}]}}]
              containers:
                - name: app
                  envFrom: [{configMapRef: {name: words}}]
                  env: [{name: A, value: base}, {name: B, value: base}]
                  volumeMounts: [{name: config, mountPath: /config}]
        ---
        {kind: ConfigMap, metadata: {name: words}, data: {X: base, Y: base}}
        """,
    ]

    /// What the overlay for production hands to the container, and what its files say.
    private static func read(
        _ overlay: String,
        _ more: [String: String] = [:]
    ) throws -> (lines: [String], places: [String], sentences: [String]) {
        var files = base.merging(more) { $1 }
        files["prod/kustomization.yaml"] = overlay
        let manifests = try KubernetesManifests(
            [file(overlay, path: "prod/kustomization.yaml")],
            in: folder(files),
            policy: SecretPolicy()
        )
        let settings = try manifests.settings(of: "shop")
        var service = SpringDirectory(cloudPlatform: "kubernetes", policy: SecretPolicy())
        let spring = try service.read(active: ["prod"], above: settings.layers, mounted: settings.mounted)
        let entries = settings.supplied + spring.layers.flatMap(\.entries)
        return (
            entries.map(\.line), entries.map(\.location.description),
            (settings.findings + spring.findings).map(\.sentence)
        )
    }

    @Test func `an overlay has what its base has`() throws {
        let found = try Self.read("resources: [../base]")
        #expect(found.lines == ["X=base", "Y=base", "A=base", "B=base", "a=base", "b=base"])
        #expect(
            found.places.suffix(3) == ["base/app.yaml:10:58", "base/application.yml:1:4", "base/application.yml:2:4"]
        )
        #expect(found.sentences == [])
    }

    @Test(arguments: [
        // A patch in a file, found by its kind and name.
        (
            "patches: [{path: p.yaml}]",
            "kind: Deployment\nmetadata: {name: shop}\nspec: {template: {spec: {containers: [{name: app, env: [{name: B, value: prod}, {name: C, value: prod}]}]}}}"
        ),
        (
            "patchesStrategicMerge: [p.yaml]",
            "kind: Deployment\nmetadata: {name: shop}\nspec: {template: {spec: {containers: [{name: app, env: [{name: B, value: prod}, {name: C, value: prod}]}]}}}"
        ),
        // A patch with a target has a name of its own.
        (
            "patches: [{path: p.yaml, target: {kind: Deployment}}]",
            "kind: Deployment\nmetadata: {name: other}\nspec: {template: {spec: {containers: [{name: app, env: [{name: B, value: prod}, {name: C, value: prod}]}]}}}"
        ),
    ])
    func `a patch changes variables by their names`(_ patches: String, _ patch: String) throws {
        let found = try Self.read("resources: [../base]\n\(patches)", ["prod/p.yaml": patch])
        #expect(found.lines == ["X=base", "Y=base", "C=prod", "A=base", "B=prod", "a=base", "b=base"])
        #expect(found.places[4].hasPrefix("prod/p.yaml:3:"))
        #expect(found.sentences == [])
    }

    @Test func `a patch that stands in the kustomization has its place there`() throws {
        let overlay = """
            resources: [../base]
            patches:
              - patch: |-
                  kind: ConfigMap
                  metadata:
                    name: words
                  data:
                    X: prod
                    Y: null
            """
        let found = try Self.read(overlay)
        #expect(found.lines.prefix(2) == ["X=prod", "A=base"])
        #expect(found.places[0] == "prod/kustomization.yaml:8:12")
    }

    @Test(arguments: [
        ("[{name: words, behavior: merge, literals: [X=prod, Z=prod]}]", ["X=prod", "Y=base", "Z=prod"]),
        ("[{name: words, behavior: replace, literals: [Z=prod]}]", ["Z=prod"]),
        ("[{name: words, behavior: merge, envs: [w.env]}]", ["X=file", "Y=base"]),
    ])
    func `a generated map may change one that is there`(_ generator: String, _ lines: [String]) throws {
        let found = try Self.read(
            "resources: [../base]\nconfigMapGenerator: \(generator)",
            ["prod/w.env": "# c\nX=file\n"]
        )
        #expect(found.lines.filter { "XYZ".contains($0.first ?? " ") } == lines)
    }

    @Test func `a file of the overlay takes the place of that of the base`() throws {
        let overlay =
            "resources: [../base]\nconfigMapGenerator: [{name: shop, behavior: merge, files: [application.yml=prod.yml]}]"
        let found = try Self.read(overlay, ["prod/prod.yml": "a: prod\n"])
        #expect(found.lines.suffix(2) == ["B=base", "a=prod"])
        #expect(found.places.last == "prod/prod.yml:1:4")
    }

    @Test func `everything of a generated Secret is hidden`() throws {
        let overlay =
            "resources: [../base]\nsecretGenerator: [{name: words, literals: [X=canary4]}]\npatches: [{path: p.yaml}]"
        let patch =
            "kind: Deployment\nmetadata: {name: shop}\nspec: {template: {spec: {containers: [{name: app, envFrom: [{secretRef: {name: words}}]}]}}}"
        let files = Self.base.merging(["prod/kustomization.yaml": overlay, "prod/p.yaml": patch]) { $1 }
        let settings = try KubernetesManifests(
            [file(overlay, path: "prod/kustomization.yaml")],
            in: folder(files),
            policy: SecretPolicy()
        )
        .settings()
        #expect(settings.supplied.first { $0.key == "X" }?.text.isSecret == true)
        #expect(!"\(settings)".contains("canary4"))
    }

    @Test(arguments: [
        (
            "resources: [../base, https://example.com/base]",
            "The resource 'https://example.com/base' is not"
        ),
        (
            "resources: [../base]\npatchesJson6902: [{path: x}]",
            "prod/kustomization.yaml:2:18: 'patchesJson6902' of this kustomization is not"
        ),
        (
            "resources: [../base]\npatches: [{target: {kind: Deployment}, patch: '[{op: remove, path: /a}]'}]",
            "This patch step by step is not worked out."
        ), ("resources: [../base]\nreplacements: [{a: b}]", "'replacements' of this kustomization is not worked out."),
    ])
    func `what is not worked out is said`(_ overlay: String, _ sentence: String) throws {
        let sentences = try Self.read(overlay).sentences
        #expect(sentences.contains { $0.contains(sentence) }, "\(sentences)")
    }

    @Test(arguments: [
        ("resources: [none.yaml]", "There is no resource 'prod/none.yaml', so kustomize refuses this file."),
        ("resources: [../prod]", "'prod/kustomization.yaml' names itself as a resource, so kustomize refuses it."),
        (
            "configMapGenerator: [{name: x, files: [none.yml]}]",
            "There is no file 'prod/none.yml', so kustomize refuses"
        ),
        ("resources: [bad.yaml]", "prod/bad.yaml:1:5: This is no YAML from here on."),
    ])
    func `what kustomize refuses is an error`(_ overlay: String, _ sentence: String) {
        let problem = problem { try Self.read(overlay, ["prod/bad.yaml": "a: [}"]) }
        #expect(problem.contains(sentence), "\(problem)")
    }

    @Test(arguments: 0..<200)
    func `no broken file makes the reader crash or hang`(_ seed: Int) {
        let overlay = """
            resources: [../base]
            configMapGenerator: [{name: words, behavior: merge, literals: [X=1], files: [application.yml]}]
            patches: [{path: p.yaml}, {patch: "kind: Deployment\\nmetadata: {name: shop}\\nspec: {a: [1]}"}]
            """
        let patch = Self.base["base/app.yaml"] ?? ""
        let place = seed % 3
        let more = [
            "prod/p.yaml": String(
                decoding: place == 0 ? broken(patch, seed: UInt64(seed)) : Array(patch.utf8),
                as: UTF8.self
            ),
            "base/application.yml": String(
                decoding: place == 1 ? broken("a: 1\nb: [x]\n", seed: UInt64(seed)) : [],
                as: UTF8.self
            ),
            "prod/application.yml": "a: 2",
        ]
        let text = place == 2 ? String(decoding: broken(overlay, seed: UInt64(seed)), as: UTF8.self) : overlay
        _ = problem { try Self.read(text, more) }
    }
}
