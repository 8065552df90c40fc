import ConfigSets
import Findings
import Testing

/// What Kubernetes hands to a container.
@Suite struct Kubernetes {
    private static let maps = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data:
          HOST: db.internal
          EMPTY: ""
          LINES: |
            one
            two
        ---
        kind: Secret
        metadata: {name: login}
        data:
          user: YWRtaW4=
          password: aHVudGVyMg==
        stringData: {user: root, empty: ""}
        ---

        """

    private static func settings(_ container: String, maps: String = maps) throws -> DeploymentSettings {
        let pod =
            "kind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: app,\n \(container)}]}}}\n"
        return try KubernetesManifests(
            [file(maps, path: "maps.yaml"), file(pod, path: "web.yaml")],
            policy: SecretPolicy()
        )
        .settings()
    }

    @Test(arguments: [
        ("env: [{name: A, value: x}]", ["A=x"]), ("env: [{name: A, value: ''}, {name: B}]", ["A=", "B="]),
        ("env: [{name: A, value: 'x'}, {name: B, value: '$(A)-$(A)'}]", ["A=x", "B=x-x"]),
        ("env: [{name: B, value: '$(A)'}, {name: A, value: x}]", ["B=$(A)", "A=x"]),
        (
            "env: [{name: A, value: x}, {name: B, value: '$$(A) $$ $A $(A $(NONE)'}]",
            ["A=x", "B=$(A) $ $A $(A $(NONE)"]
        ),
        ("env: [{name: A, value: x}, {name: A, value: '$(A)y'}]", ["A=x", "A=xy"]),
        ("env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: HOST}}}]", ["A=db.internal"]),
        ("env: [{name: A, valueFrom: {secretKeyRef: {name: login, key: password}}}]", ["A=hunter2"]),
        ("env: [{name: A, valueFrom: {secretKeyRef: {name: login, key: user}}}]", ["A=root"]),
        ("env: [{name: A, valueFrom: {secretKeyRef: {name: vault, key: k}}}]", ["A<-Kubernetes secret vault key k"]),
        (
            "env: [{name: A, valueFrom: {configMapKeyRef: {name: other, key: k}}}]",
            ["A<-platform ConfigMap other key k"]
        ),
        ("env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]", ["A<-platform fieldRef metadata.name"]),
        (
            "env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}]",
            ["A<-platform resourceFieldRef limits.cpu"]
        ),
        ("env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: MISSING, optional: true}}}]", []),
        (
            "env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.podIP}}}, {name: B, value: '$(A)'}, {name: C, value: 'x$(A)'}]",
            ["A<-platform fieldRef status.podIP", "B<-platform fieldRef status.podIP", "C<-platform text with $(A)"]
        ), ("envFrom: [{configMapRef: {name: settings}}]", ["HOST=db.internal", "EMPTY=", "LINES=one\ntwo\n"]),
        (
            "envFrom: [{configMapRef: {name: settings}, prefix: DB_}]",
            ["DB_HOST=db.internal", "DB_EMPTY=", "DB_LINES=one\ntwo\n"]
        ), ("envFrom: [{secretRef: {name: login}}]", ["user=root", "password=hunter2", "empty="]),
        (
            "envFrom: [{secretRef: {name: login}}], env: [{name: URL, value: '$(user)@h'}]",
            ["user=root", "password=hunter2", "empty=", "URL=root@h"]
        ), ("env: [{name: P, value: 'n'}], args: ['--a=$(P)', '--b=$(Q)']", ["P=n", "a=n", "b=$(Q)"]),
        ("command: [java, -Da=1, -jar, x.jar], args: [--b=2]", ["a=1", "b=2"]), ("env: []", []), ("env: ~", []),
        ("env: [{name: spring.datasource.url, value: 'x'}]", ["spring.datasource.url=x"]),
    ])
    func `a container gets its variables and its command`(_ container: String, _ lines: [String]) throws {
        #expect(try Self.settings(container).lines == lines)
    }

    @Test(arguments: [
        (
            "env: [{name: A, value: 8080}]",
            "web.yaml:4:25: Kubernetes takes texts alone: put the value of 'A' in quotes."
        ),
        (
            "env: [{name: A, value: yes}]",
            "web.yaml:4:25: Kubernetes takes texts alone: put the value of 'A' in quotes."
        ),
        ("env: [{name: A, value: n}]", "web.yaml:4:25: Kubernetes takes texts alone: put the value of 'A' in quotes."),
        (
            "env: [{name: A, value: x, valueFrom: {fieldRef: {fieldPath: x}}}]",
            "web.yaml:4:25: 'A' has a value and a 'valueFrom': Kubernetes refuses that."
        ),
        (
            "env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: MISSING}}}]",
            "web.yaml:4:47: The ConfigMap 'settings' at maps.yaml:1:1 has no 'MISSING', so the container does not start."
        ),
        (
            "envFrom: [{configMapRef: {name: other}}]",
            "web.yaml:4:27: The ConfigMap 'other' is in none of the manifests, so its names are not known."
        ), ("envFrom: [{prefix: X}]", "web.yaml:4:12: An item of 'envFrom' has to name a ConfigMap or a Secret."),
        (
            "env: [{name: A, value: x}, {name: A, value: z}]",
            "web.yaml:4:46: 'A' is set at web.yaml:4:25 already; this one wins."
        ),
        (
            "env: [{name: A, valueFrom: {fieldRef: {fieldPath: x}}}], args: ['--a=$(A)']",
            "web.yaml:4:66: The value of 'A' in this command is not known."
        ),
    ])
    func `what Kubernetes refuses or nobody knows is said`(_ container: String, _ sentence: String) throws {
        #expect(try Self.settings(container).sentences == [sentence])
    }

    @Test func `everything of a Secret is hidden, and what it goes into`() throws {
        let settings = try Self.settings(
            "envFrom: [{secretRef: {name: login}}], env: [{name: URL, value: 'h/$(user)'}], args: ['--x=$(password)']"
        )
        #expect(settings.supplied.map(\.text.isSecret) == [true, true, false, true, true])
        #expect(!"\(settings)".contains("hunter2"))
        #expect(settings.supplied.map(\.location.description).prefix(2) == ["maps.yaml:16:20", "maps.yaml:15:13"])
    }

    @Test func `files and bytes in maps are said to be not read and never shown`() throws {
        let maps = """
            kind: ConfigMap
            metadata: {name: m}
            data:
              application.yaml: |
                password: hunter2
            binaryData: {B: AAAA}
            ---
            {kind: Secret, metadata: {name: s}, data: {x: /w==}}
            """
        let settings = try KubernetesManifests([file(maps, path: "m.yaml")], policy: SecretPolicy()).settings()
        #expect(
            settings.lines == [
                "application.yaml<-platform ConfigMap m key application.yaml", "B<-platform ConfigMap m key B",
                "x<-Kubernetes secret s key x",
            ]
        )
        #expect(settings.findings.map(\.code) == Array(repeating: "CONFIG_NOT_CHECKED", count: 3))
        #expect(settings.layers.map(\.name) == ["ConfigMap m", "Secret s"])
    }

    @Test(arguments: [
        ("", ""), ("TQ==", "M"), ("TWE=", "Ma"), ("TWFu", "Man"), ("aHVudGVyMg==", "hunter2"), ("w6nDqQ==", "éé"),
        ("aGkK", "hi\n"),
    ])
    func `base64 is decoded`(_ encoded: String, _ text: String) throws {
        let maps = "{kind: Secret, metadata: {name: s}, data: {x: '\(encoded)'}}"
        #expect(try KubernetesManifests([file(maps)], policy: SecretPolicy()).settings().lines == ["x=\(text)"])
    }

    @Test(arguments: ["hunter2!", "TWF", "T===", "TQ==TQ==", "TQ=x", "a"])
    func `what is no base64 is an error without the value`(_ encoded: String) {
        let maps = "{kind: Secret, metadata: {name: s}, data: {x: '\(encoded)'}}"
        #expect(
            problem { try KubernetesManifests([file(maps)], policy: SecretPolicy()).settings().lines }
                == "file:1:47: The value of 'x' is no base64, so Kubernetes refuses the Secret. Put plain text under 'stringData'."
        )
    }

    @Test(arguments: ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "Pod", "CronJob", "List"])
    func `every kind of workload is read`(_ kind: String) throws {
        let pod = "{containers: [{name: app, env: [{name: A, value: x}]}]}"
        let spec =
            switch kind {
            case "Pod": "spec: \(pod)"
            case "CronJob": "spec: {jobTemplate: {spec: {template: {spec: \(pod)}}}}"
            case "List": "items: [{kind: Pod, metadata: {name: w}, spec: \(pod)}]"
            case _: "spec: {template: {spec: \(pod)}}"
            }
        let text = "{kind: \(kind), metadata: {name: w}, \(spec)}\n---\n{kind: Service, metadata: {name: w}}\n---\n"
        let manifests = try KubernetesManifests([file(text)], policy: SecretPolicy())
        #expect(manifests.workloadNames == ["w"])
        #expect(try manifests.settings(of: "w", container: "app").lines == ["A=x"])
    }

    @Test(
        arguments: [
            (nil, nil, "file: Say which workload runs the service. There are a, b."),
            ("c", nil, "file: There is no workload 'c' in these manifests. There are a, b."),
            ("a", "x", "file:2:49: There is no container 'x' here, but one, two."),
            ("a", nil, "file:2:49: Say which container is meant: one, two."),
            (nil, "three", "read: [\"A=3\"]"), ("b", nil, "read: [\"A=3\"]"),
        ] as [(String?, String?, String)]
    )
    func `the container that is meant has to be known`(_ workload: String?, _ container: String?, _ sentence: String) {
        let text = """

            {kind: Pod, metadata: {name: a, spec: 1}, spec: {containers: [{name: one}, {name: two}]}}
            ---
            {kind: Pod, metadata: {name: b}, spec: {containers: [{name: three, env: [{name: A, value: '3'}]}], initContainers: [{name: i}]}}
            """
        let read = problem {
            try KubernetesManifests([file(text)], policy: SecretPolicy()).settings(of: workload, container: container)
                .lines
        }
        #expect(read == sentence)
    }

    @Test func `a map of the workload's namespace is taken, and one that is there twice is said`() throws {
        let text = """
            {kind: ConfigMap, metadata: {name: m, namespace: a}, data: {K: a}}
            ---
            {kind: ConfigMap, metadata: {name: m, namespace: b}, data: {K: b}}
            ---
            {kind: Pod, metadata: {name: p, namespace: a}, spec: {containers: [{name: c, envFrom: [{configMapRef: {name: m}}]}]}}
            ---
            {kind: ConfigMap, metadata: {name: m, namespace: a}, data: {K: a2}}
            """
        let settings = try KubernetesManifests([file(text)], policy: SecretPolicy()).settings()
        #expect(settings.lines == ["K=a2"])
        #expect(settings.sentences == ["file:7:1: 'm' is set at file:1:1 already; this one wins."])
    }

    @Test(arguments: [
        ("[1]", "file:1:1: A manifest has to have a 'kind'."),
        ("{a: hunter2}", "file:1:1: A manifest has to have a 'kind'."),
        (
            "{kind: ConfigMap, metadata: {name: m}, data: [hunter2]}",
            "file:1:46: The data of a ConfigMap has to be a mapping."
        ),
        ("{kind: ConfigMap, metadata: {name: m}, data: {K: {a: hunter2}}}", "file:1:50: 'K' has to be a text."),
        ("kind: Secret\ndata: {{ hunter2 }}\n", "file:2:8: A key has to be a single value here."),
        ("{kind: Pod, metadata: {name: p}, spec: {containers: [{env: {A: b}}]}}", "file:1:60: 'env' has to be a list."),
        (
            "{kind: Pod, metadata: {name: p}, spec: {containers: [{env: [{value: hunter2}]}]}}",
            "file:1:61: An item of 'env' needs a name."
        ),
    ])
    func `what is no manifest is an error with its place and without any value`(_ text: String, _ sentence: String) {
        let read = problem { try KubernetesManifests([file(text)], policy: SecretPolicy()).settings().lines }
        #expect(read == sentence)
    }

    @Test func `variables that double each other end in an error`() {
        let doubling = (1...40).map { "{name: V\($0), value: '$(V\($0 - 1))$(V\($0 - 1))'}" }.joined(separator: ", ")
        let read = problem { try Self.settings("env: [{name: V0, value: hunter2}, \(doubling)]").lines }
        #expect(read.hasSuffix(": With its variables replaced this text is too long for a container."))
        #expect(!read.contains("hunter2"))
    }

    @Test(arguments: 0..<300)
    func `no broken file makes the reader crash or hang`(_ seed: Int) {
        let text =
            Self.maps
            + "{kind: Pod, metadata: {name: p}, spec: {containers: [{env: [{name: A, value: '$(A)'}], args: [--a=$(A)]}]}}"
        let bytes = broken(text, seed: UInt64(seed))
        _ = problem {
            try KubernetesManifests([DeploymentFile(bytes, path: "m")], policy: SecretPolicy()).settings().lines
        }
    }

    @Test func `what kustomize makes stands beside what the manifests hold`() throws {
        let kustomization = "kind: Kustomization\nconfigMapGenerator: [{name: made, literals: [A=1]}]\n"
        let settings = try KubernetesManifests(
            [file(Self.maps, path: "maps.yaml"), file(kustomization, path: "kustomization.yaml")],
            policy: SecretPolicy()
        )
        .settings()
        #expect(settings.value("HOST") == "db.internal")
        #expect(settings.value("A") == "1")
        #expect(settings.sentences == [])
    }

    @Test func `a kustomization that is called otherwise is said to be not worked out`() throws {
        let text = "kind: Kustomization\nresources: [a.yaml]\n"
        let settings = try KubernetesManifests([file(text, path: "k.yaml")], policy: SecretPolicy()).settings()
        #expect(settings.sentences.map { $0.prefix(20) } == ["k.yaml:1:1: What thi"])
    }
}
