import ConfigSets
import Testing

/// Which settings are secrets, by their keys and by their values.
@Suite struct SecretPolicyTests {
    @Test(arguments: [
        "password", "spring.datasource.password", "spring.datasource.shard1.primary.password", "DB_PASSWORD",
        "SPRING_DATASOURCE_PASSWORD", "PGPASSWORD", "MYSQL_ROOT_PASSWORD", "MYSQL_PWD", "dbPassword", "db.passwd",
        "ldap.bind.pwd", "smtp.pass", "app.jwt.secret", "jwtSecret", "JWT_SECRET", "client-secret", "clientSecret",
        "spring.security.oauth2.client.registration.google.client-secret", "app.secrets[0]", "app.passwords[12]",
        "access-token", "accessToken", "ACCESS_TOKEN", "vault.token", "api-key", "apiKey", "APIKey", "X_API_KEY",
        "openai.api-keys[1]", "private-key", "privateKey", "signing-key", "encryption.key", "secret-key", "secretKey",
        "aws.secret-access-key", "AWS_SECRET_ACCESS_KEY", "access-key", "credential", "azure.credentials",
        "GOOGLE_CREDENTIALS", "passphrase", "server.ssl.key-store-password", "server.ssl.trust-store-password",
        "key-passphrase", "app.hash.salt", "SENTRY_DSN", "sentry.dsn", "slack.webhook", "slack.webhook-url",
        "SLACK_WEBHOOK_URL", "azure.storage.connection-string", "AZURE_STORAGE_CONNECTION_STRING",
        "spring.kafka.properties.sasl.jaas.config", "requirepass", "masterauth", "password2", "dbpassword1",
        "spring.application.json", "SPRING_APPLICATION_JSON", "VCAP_SERVICES", "sun.java.command", "jwt.key",
        "flipflop.app-key", "REDISCLI_AUTH", "payment.toss.secret-key", "refresh-tokens[0]", "remember-me.token",
    ])
    func `a key whose last words say so holds a secret`(_ key: String) {
        #expect(SecretPolicy().text("k4Xq81vB", of: key).isSecret)
    }

    @Test(arguments: [
        "access-token-validity-seconds", "accessTokenValiditySeconds", "token-ttl", "password-reset-url", "token-uri",
        "spring.security.oauth2.client.provider.keycloak.token-uri", "public-key", "public-key-location", "publicKey",
        "private-key-location", "key-serializer", "spring.kafka.producer.key-serializer", "keyspace",
        "spring.cassandra.keyspace-name", "thumbnail-format", "secret-name", "SECRET_NAME", "secretId.path",
        "credentials-path", "credential-provider", "aws.access-key-id.name", "access-key-id", "api-key-header",
        "password-encoder", "password-length", "password-rotation", "token-enabled", "secret-rotation.days",
        "token.header", "token-prefix", "token-alias", "token-algorithm", "max-tokens", "openai.max-tokens",
        "passenger.name", "bypass.rules", "compass.heading", "sort.key", "partition-key", "cache.key-prefix",
        "monkey", "turkey", "tokenizer", "keystore.type", "server.ssl.key-store", "server.ssl.key-alias",
        "username", "spring.datasource.username", "spring.datasource.url", "salt-rounds", "salted", "basin",
        "spring.cloud.vault.token-lifecycle", "csrf.cookie-name", "secretary.email", "authors", "passthrough",
        "webhook-timeout", "dsn-format", "connection-string-name", "idempotency-key", "routing-key",
        "spring.jpa.properties.hibernate.session_factory.name", "app.author", "payment.toss.client-key",
    ])
    func `a key whose last words say something else holds none`(_ key: String) {
        #expect(!SecretPolicy().text("k4Xq81vB", of: key).isSecret)
    }

    @Test(arguments: [
        "jdbc:mysql://app:k4Xq@db/shop", "jdbc:mariadb://db/shop?user=app&password=k4Xq", "redis://:k4Xq@cache:6379",
        "mongodb+srv://app:k4Xq@cluster.example.net/shop", "amqp://app:k4Xq@mq1,amqp://app:k4Xq@mq2",
        "https://app:k4Xq@config.internal", "jdbc:postgresql://db/shop?sslpassword=k4Xq",
        "jdbc:mysql://db/shop?trustStorePassword=k4Xq", "jdbc:oracle:thin:app/k4Xq@db:1521/shop",
        "jdbc:sqlserver://db;user=app;password=k4Xq;", "Server=db;Uid=app;Pwd=k4Xq;",
        "jdbc:mysql://app:${PW:k4Xq}@db/shop", "jdbc:mysql://db/shop?password=${PW:k4Xq}",
        "-Dspring.datasource.password=k4Xq -Xmx1g", #"{"user":"app","password":"k4Xq"}"#,
        #"org.apache.kafka.common.security.plain.PlainLoginModule required username="app" password="k4Xq";"#,
        "-----BEGIN PRIVATE KEY-----\nMIIE", "-----BEGIN RSA PRIVATE KEY-----\\nMIIE", "{cipher}5d41402abc4b2a76",
        "ENC(5d41402abc4b2a76)", "ENC[AES256_GCM,data:x]", "$2a$10$N9qo8uLOickgx2ZMRZoMye",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "AKIAIOSFODNN7EXAMPLE", "key=AKIAIOSFODNN7EXAMPLE",
        "sk_live_k4Xq81vBn2", "sk_test_k4Xq81vBn2", "rk_live_k4Xq81vBn2", "whsec_k4Xq81vBn2", "test_sk_k4Xq81vBn2",
        "live_gsk_k4Xq81vBn2", "ghp_k4Xq81vBn2k4Xq81vBn2", "glpat-k4Xq81vBn2", "xoxb-12345-k4Xq81vBn2",
        "hvs.k4Xq81vBn2", "AIzaSyD-k4Xq81vBn2k4Xq81vBn2k4Xq81vBn2k", "Bearer k4Xq81vBn2", "Basic YXBwOms0WHE=",
        "https://hooks.slack.com/services/T00000000/B00000000/k4Xq81vB", "npm_k4Xq81vBn2k4Xq81vB",
        "https://discord.com/api/webhooks/1234567890/k4Xq81vB", "https://user:p/ss@host/db",
    ])
    func `a value of a secret's shape is a secret under any name`(_ value: String) {
        #expect(SecretPolicy().text(value, of: "some.value").isSecret)
    }

    @Test(arguments: [
        "jdbc:mysql://db.internal:3306/shop?useSSL=true", "jdbc:mysql://app@db/shop", "https://host:8080/@user",
        "https://example.org/a@b", "jdbc:mysql://app:${DB_PASSWORD}@db/shop", "redis://:${REDIS_PASSWORD}@cache",
        "jdbc:mysql://db/shop?user=app&password=${DB_PASSWORD}", "jdbc:mysql://${DB_HOST:localhost}:3306/a?mail=a@b",
        "-----BEGIN CERTIFICATE-----\nMIIE", "-----BEGIN PUBLIC KEY-----\nMIIE", "classpath:keys/public.pem", "30s",
        "ops@example.org", "a:b@c", "sk_test", "task_test_runner", "pk_live_k4Xq81vBn2", "AKIA", "eyJ",
        "arn:aws:secretsmanager:eu-west-1:333344445555:secret:shop/db", "passwordless", "Basic", "ENC",
        "http://localhost:9411/api/v2/spans", "order=asc&token-ttl=30", "show-password=false",
        "kafka1:9092,kafka2:9092",
        "com.example.TokenService", "SELECT id FROM member WHERE name = 'a'", "user.name=k4Xq", "[::1]:8080",
        "http://[::1]:8080/a@b", "${DB_PASSWORD}", "",
    ])
    func `another value is none under a plain name`(_ value: String) {
        #expect(!SecretPolicy().text(value, of: "some.value").isSecret)
    }

    @Test(arguments: [
        ("app.crypt.key", "f3A9kQ7zL2mX8vB4nC6d", true), ("app.crypt.key", "created-at", false),
        ("license.key", "f3A9kQ7zL2mX8vB4nC6d", true), ("public.key", "f3A9kQ7zL2mX8vB4nC6d", false),
        ("routing.key", "f3A9kQ7zL2mX8vB4nC6d", false), ("build.id", "f3A9kQ7zL2mX8vB4nC6d", false),
        ("app.crypt.key", "aaaaaaaaaaaaaaaaaaaa1", false), ("app.crypt.key", "order.created.v1.events", false),
        ("show-password", "false", false), ("api.require-token", "true", false), ("db.password", "", false),
        ("db.password", "${DB_PASSWORD}", false), ("db.password", "${DB_PASSWORD:k4Xq}", true),
        ("db.password", "p${SUFFIX}", true),
    ])
    func `a key and its value decide together`(_ key: String, _ value: String, _ isSecret: Bool) {
        #expect(SecretPolicy().text(value, of: key).isSecret == isSecret)
    }

    @Test func `a project's own words count, but never against a value's shape`() {
        let policy = SecretPolicy(also: [KeyPattern("payment.**.merchant-id")], not: [KeyPattern("**.public-token")])
        #expect(policy.text("k4Xq", of: "payment.toss.merchant-id").isSecret)
        #expect(!policy.text("k4Xq", of: "site.public-token").isSecret)
        #expect(policy.text("sk_live_k4Xq81vBn2", of: "site.public-token").isSecret)
    }

    @Test func `a long line is searched to its end`() {
        let filling = String(repeating: "a=b&", count: 100_000)
        #expect(SecretPolicy().text(filling + "password=k4Xq", of: "some.value").isSecret)
        #expect(!SecretPolicy().text(filling, of: "some.value").isSecret)
    }

    @Test(arguments: [
        "${DB_PASSWORD:hunter2}", "http://h/${API_TOKEN:hunter2}/p", "${A:${DB_PASSWORD:hunter2}}",
        "${db.password:hunter2}", "java --x=${DB_PASSWORD:-hunter2}",
    ])
    func `a default of a placeholder whose name says so is a secret under any key`(_ text: String) {
        let policy = SecretPolicy()
        #expect(policy.text(text, of: "app.title").isSecret)
        #expect(
            !ShownText(policy.text(text, of: "app.title"), of: "app.title", by: policy).description.contains("hunter2")
        )
    }

    @Test(arguments: [
        "${DB_HOST:hunter2}", "${DB_PASSWORD:}", "${DB_PASSWORD}", "${DB_PASSWORD:${OTHER}}", "${TOKEN_URI:http://h}",
        "${SHOW_PASSWORD:false}", "$DB_PASSWORD:x",
    ])
    func `a placeholder whose default says nothing is shown`(_ text: String) {
        #expect(!SecretPolicy().text(text, of: "app.title").isSecret)
    }

    @Test(arguments: [
        ("wsrep_sst_auth", "root:k4Xq81"), ("HTTP_BASIC_AUTH", "admin:k4Xq"), ("JWT", "k4Xq81vBn20sLpw91Zx3"),
        ("init_connect", "SET PASSWORD = PASSWORD('k4Xq81')"), ("app.sql", "CREATE USER a IDENTIFIED BY 'k4Xq81'"),
        ("app.blob", "https://x.blob.core.windows.net/c?sv=1&sig=k4Xq81vB"),
        ("app.db", "jdbc:oracle:thin:scott/k4Xq81"),
    ])
    func `a value that lets somebody in is a secret`(_ key: String, _ text: String) {
        let policy = SecretPolicy()
        let value = policy.text(text, of: key)
        #expect(value.isSecret)
        #expect(!ShownText(value, of: key, by: policy).description.contains("k4Xq"))
    }

    @Test(arguments: [
        ("app.auth", "redis:6379"), ("proxy.auth", "basic"), ("app.auth", "http://h"), ("security.jwt", "enabled"),
        ("init_connect", "SET NAMES 'utf8mb4'"), ("app.url", "https://h/x?signed=1"), ("app.db", "jdbc:oracle:thin:@h"),
    ])
    func `a value that only names who may come in is shown`(_ key: String, _ text: String) {
        #expect(!SecretPolicy().text(text, of: key).isSecret)
    }
}
