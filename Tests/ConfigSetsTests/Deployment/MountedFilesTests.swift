import ConfigSets
import Findings
import Foundation
import TestSupport
import Testing

/// Files of ConfigMaps and Secrets that volumes put where a Spring service reads.
@Suite(.scratchFolder) struct MountedConfiguration {
    /// A map with two files, and the deployment that mounts it.
    private static func manifests(_ container: String, volumes: String, maps: String = maps) -> [DeploymentFile] {
        let pod =
            "kind: Deployment\nmetadata: {name: shop}\nspec: {template: {spec: {volumes: [\(volumes)], containers: [{name: app,\n \(container)}]}}}\n"
        return [file(maps, path: "maps.yaml"), file(pod, path: "shop.yaml")]
    }

    private static let maps = """
        kind: ConfigMap
        metadata: {name: shop}
        data:
          application.yml: |
            server:
              port: 9000
            a: 1
            ---
            spring.config.activate.on-profile: prod
            a: 2
          application-prod.yml: |-
            b: prod
          level: DEBUG
        ---
        kind: Secret
        metadata: {name: login}
        stringData:
          application-prod.properties: |
            db.user=canary7
          password: canary8
        """

    private static let config = "{name: c, configMap: {name: shop}}"
    private static let secret = "{name: s, secret: {secretName: login}}"

    /// What is said of the map that a test does not mount.
    private static let unmounted = "no workload of these manifests mounts it"

    /// What the service gets from files, the weakest layer first, and what is said.
    private static func read(
        _ container: String,
        volumes: String = config,
        maps: String = maps,
        jar: [String: String] = [:],
        isAboutUnmounted: Bool = false
    ) throws -> (lines: [String], places: [String], sentences: [String]) {
        let settings = try KubernetesManifests(
            manifests(container, volumes: volumes, maps: maps),
            policy: SecretPolicy()
        )
        .settings()
        for (name, text) in jar {
            try text.write(toFile: ScratchFolder.current + "/" + name, atomically: true, encoding: .utf8)
        }
        var directory = SpringDirectory(ScratchFolder.current, shownAs: "jar", policy: SecretPolicy())
        let answer = try directory.read(active: ["prod"], above: settings.layers, mounted: settings.mounted)
        let entries = answer.layers.flatMap(\.entries)
        return (
            entries.map { $0.text.isSecret ? "\($0.key) hidden" : $0.line }, entries.map(\.location.description),
            (settings.findings + answer.findings).map(\.sentence).filter { isAboutUnmounted || !$0.contains(unmounted) }
        )
    }

    @Test(arguments: [
        // The folder `config` of the place where the service runs, told or not.
        "workingDir: /app, volumeMounts: [{name: c, mountPath: /app/config}]",
        "volumeMounts: [{name: c, mountPath: /config}]", "volumeMounts: [{name: c, mountPath: /workspace/config/}]",
        "workingDir: /srv, volumeMounts: [{name: c, mountPath: /srv}]",
        "workingDir: /srv, volumeMounts: [{name: c, mountPath: /srv/config/shop}]",
        // A place that the deployment names.
        "env: [{name: SPRING_CONFIG_ADDITIONAL_LOCATION, value: 'file:/etc/shop/'}], volumeMounts: [{name: c, mountPath: /etc/shop}]",
        "args: ['--spring.config.additional-location=/etc/shop/'], volumeMounts: [{name: c, mountPath: /etc/shop}]",
        "env: [{name: SPRING_CONFIG_IMPORT, value: 'optional:file:/x/application.yml,file:/x/application-prod.yml'}], volumeMounts: [{name: c, mountPath: /x}]",
    ])
    func `files outside of the program stand above those in it`(_ container: String) throws {
        let found = try Self.read(container, jar: ["application.yml": "a: jar\nb: jar\nc: jar"])
        #expect(found.lines.prefix(3) == ["a=jar", "b=jar", "c=jar"])
        #expect(
            found.lines.dropFirst(3).filter { !$0.hasPrefix("spring.") } == [
                "server.port=9000", "a=1", "a=2", "b=prod",
            ]
        )
        #expect(found.sentences == [])
    }

    @Test func `a plain file outside stands above the files of profiles in the program`() throws {
        let maps = "{kind: ConfigMap, metadata: {name: shop}, data: {application.yml: 'a: outside'}}"
        let found = try Self.read(
            "volumeMounts: [{name: c, mountPath: /config}]",
            maps: maps,
            jar: ["application.yml": "a: jar", "application-prod.yml": "a: profile"]
        )
        #expect(found.lines == ["a=jar", "a=profile", "a=outside"])
        #expect(found.places[2] == "maps.yaml:1:67")
    }

    @Test func `a location that is named takes the place of the usual ones`() throws {
        let container =
            "env: [{name: SPRING_CONFIG_LOCATION, value: /etc/shop/}], volumeMounts: [{name: c, mountPath: /etc/shop}]"
        let found = try Self.read(container, jar: ["application.yml": "a: jar"])
        #expect(!found.lines.contains("a=jar"))
        #expect(found.lines.contains("b=prod"))
    }

    @Test func `every value has its own place in the manifest`() throws {
        let found = try Self.read("volumeMounts: [{name: c, mountPath: /config}]")
        #expect(
            found.places == ["maps.yaml:6:13", "maps.yaml:7:8", "maps.yaml:9:40", "maps.yaml:10:8", "maps.yaml:12:8"]
        )
    }

    @Test func `everything in a file of a Secret is hidden, and its bytes may be encoded`() throws {
        let mount = "volumeMounts: [{name: s, mountPath: /config}]"
        let plain = try Self.read(mount, volumes: Self.secret)
        #expect(plain.lines == ["db.user hidden"])
        #expect(plain.places == ["maps.yaml:19:13"])
        let encoded = """
            {kind: Secret, metadata: {name: login}, data: {application.properties: YTogMQpiOiB0cnVlCg==}}
            """
        let found = try Self.read(mount, volumes: Self.secret, maps: encoded)
        #expect(found.lines == ["a hidden", "b hidden"])
        #expect(found.places == ["maps.yaml:1:72", "maps.yaml:1:72"])
    }

    @Test(arguments: [
        "spring.config.import: optional:foo:canary1", "spring.config.import: file:/config/canary1.yml",
        "spring.config.import: env:canary1", "spring.config.import: file:/config/canary1",
        "spring.config.import: file:/*/canary1/*/", "spring.profiles.include: canary1 x",
        "spring.config.activate.on-profile: (canary1", "a: [canary1", "a: canary1\na: canary1",
        "a: 'canary1' # ${canary1:canary1}",
    ])
    func `nothing that a file of a Secret says is told, whatever is wrong with it`(_ text: String) {
        let lines = text.split(separator: "\n").map { "    \($0)\n" }.joined()
        let maps = "kind: Secret\nmetadata: {name: login}\nstringData:\n  application.yml: |\n\(lines)"
        let problem = problem {
            try Self.read("volumeMounts: [{name: s, mountPath: /config}]", volumes: Self.secret, maps: maps).sentences
        }
        #expect(!problem.contains("canary1"), "\(problem)")
    }

    @Test func `a tree of files is read from a volume`() throws {
        let found = try Self.read(
            "env: [{name: SPRING_CONFIG_IMPORT, value: 'configtree:/run/shop/'}], volumeMounts: [{name: s, mountPath: /run/shop/db}]",
            volumes: Self.secret
        )
        #expect(found.lines == ["db.application-prod.properties hidden", "db.password hidden"])
        #expect(found.sentences == [])
    }

    @Test(arguments: [
        ("{name: c, configMap: {name: shop, items: [{key: application.yml, path: config/application.yml}]}}", "", "/"),
        ("\(config)", ", subPath: application.yml", "/config/application.yml"),
        ("\(config)", ", subPath: application.yml", "/app/application.yml"),
        (
            "{name: c, projected: {sources: [{configMap: {name: shop, items: [{key: application.yml, path: application.yml}]}}]}}",
            "", "/config"
        ),
    ])
    func `one file of a map is mounted`(_ volume: String, _ part: String, _ path: String) throws {
        let mount = "volumeMounts: [{name: c, mountPath: '\(path)'\(part)}]"
        let found = try Self.read(path == "/" ? "workingDir: /, \(mount)" : mount, volumes: volume)
        #expect(found.lines.contains("server.port=9000"))
        #expect(!found.lines.contains("b=prod"))
        #expect(found.sentences == [])
    }

    @Test(arguments: [
        // Nobody can tell where the service runs.
        (
            "volumeMounts: [{name: c, mountPath: /opt/shop/conf}]",
            "'application.yml' in the ConfigMap 'shop' is not read: nothing here says that the service looks at /opt/shop/conf/application.yml."
        ),
        (
            "volumeMounts: [{name: c, mountPath: /etc/config}]",
            "'application.yml' in the ConfigMap 'shop' is not read: nothing here says that the service looks at /etc/config/application.yml."
        ),
        // A map that no manifest has.
        (
            "workingDir: /app, volumeMounts: [{name: x, mountPath: /app/config}]",
            "What the service reads at /app/config is not known: the ConfigMap 'other' is in none of the manifests."
        ),
        (
            "workingDir: /app, volumeMounts: [{name: d, mountPath: /app/config}]",
            "What the service reads at /app/config is not known: only the running pod knows the volume 'd'."
        ),
        (
            "env: [{name: SPRING_CONFIG_IMPORT, value: 'file:/opt/more.yml'}], volumeMounts: [{name: c, mountPath: /config}]",
            "What 'file:/opt/more.yml' brings in is not checked: no volume of the manifests holds it."
        ), ("env: []", "The file 'application-prod.properties' in the Secret 'login' is not read: no workload"),
    ])
    func `what nobody can tell is said to be not checked`(_ container: String, _ sentence: String) throws {
        let found = try Self.read(
            container,
            volumes: "\(Self.config), {name: x, configMap: {name: other}}, {name: d, emptyDir: {}}",
            isAboutUnmounted: true
        )
        #expect(found.sentences.contains { $0.contains(sentence) }, "\(found.sentences)")
    }

    @Test(arguments: [
        (
            "env: [{name: SPRING_CONFIG_IMPORT, value: 'file:/config/none.yml'}], volumeMounts: [{name: c, mountPath: /config}]",
            maps, "The imported 'file:/config/none.yml' is not there"
        ),
        (
            "volumeMounts: [{name: c, mountPath: /config}]",
            "kind: ConfigMap\nmetadata: {name: shop}\ndata:\n  application.yml: |\n    a: [\n    b\n",
            "maps.yaml:7:1"
        ),
        (
            "volumeMounts: [{name: c, mountPath: /config}]",
            "kind: ConfigMap\nmetadata: {name: shop}\ndata:\n  application.yml: |\n    a: 1\n    a: 2\n",
            "maps.yaml:6:5: The key 'a' is there already in line 5, column 5"
        ),
        (
            "volumeMounts: [{name: c, mountPath: /config}]",
            "kind: ConfigMap\nmetadata: {name: shop}\ndata:\n  application.yml: \"a: 1\\na: 2\"\n",
            "maps.yaml:4:20: At application.yml in the ConfigMap shop:2:1"
        ),
    ])
    func `a file that cannot be read is an error with its place`(
        _ container: String,
        _ maps: String,
        _ sentence: String
    ) {
        let problem = problem { try Self.read(container, maps: maps) }
        #expect(problem.contains(sentence), "\(problem)")
    }
}
