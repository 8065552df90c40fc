/// Secrets in texts that are no passwords by their names: commands, headers, lines of other files, copies.
struct CanaryShapes: Sendable {
    /// Texts with a secret in the place of `%`.
    private static let texts = [
        "curl -fu app:% http://h/health", "curl -H \"Authorization: Bearer %\" http://h",
        "curl -H 'X-Api-Key: %' http://h",
        "mysqladmin ping -h db -p%", "PGPASSWORD=% psql -h db", "redis-cli -a % ping", "sshpass -p % ssh h",
        "echo % | docker login --password-stdin", "app:%@tcp(db:3306)/shop", "db:5432:shop:app:%",
        "[\"CMD\", \"curl\", \"-u\", \"app:%\", \"http://h\"]", "-Xmx1g -Djavax.net.ssl.keyStorePassword=%",
        "ALTER USER app WITH PASSWORD '%'", "machine h login app password %",
        "proxy_set_header Authorization \"Basic %\"",
    ]

    let canaries: [Canary]
    let files: [String: String]

    /// Every shape in both environments; the numbers of the secrets begin at `first`.
    init(after first: Int) {
        var canaries: [Canary] = []
        func next() -> String {
            canaries.append(Canary(first + canaries.count))
            return canaries[canaries.count - 1].text
        }
        var files: [String: String] = [:]
        for environment in ["dev", "prod"] {
            let lines = Self.texts.enumerated()
                .map { number, text in
                    let value = text.replacing("%", with: next())
                    return "  text\(number): '\(value.replacing("'", with: "''"))'"
                }
            let list = "  list: [redis-cli, -a, \(next()), ping]"
            let text = "  file: |\n    spring:\n      datasource:\n        password: \(next())"
            files["side/\(environment).yml"] = (["check:"] + lines + [list, text, ""]).joined(separator: "\n")
            files["side/compose.\(environment).yaml"] = Self.compose(environment, next(), next())
            files["side/\(environment).env"] = "RAW_VALUE=\(next())\nDB_SECRET=${RAW_VALUE}\n"
            files["side/k8s.\(environment).yaml"] = Self.manifest(next(), next(), next())
        }
        self.canaries = canaries
        self.files = files
    }

    private static func compose(_ environment: String, _ password: String, _ other: String) -> String {
        """
        services:
          side:
            command: ["sh", "-c", "redis-server --requirepass \(other)"]
            env_file: [\(environment).env]
            environment:
              DB_PASSWORD: \(password)
              TWIN_NAME: \(password)
              OTHER_NAME: ${SPARE_NAME:-\(password)}

        """
    }

    private static func manifest(_ token: String, _ script: String, _ file: String) -> String {
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: side}
        data:
          INIT_SCRIPT: mysql -p\(script) shop
          APP_FILE: |
            requirepass \(file)
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: side}
        spec: {template: {spec: {containers: [{name: side, envFrom: [{configMapRef: {name: side}}], env: [
          {name: PLAIN_TOKEN, value: \(token)}, {name: ALIAS_NAME, value: x-$(PLAIN_TOKEN)},
          {name: COPY_NAME, value: \(token)}]}]}}}

        """
    }
}
