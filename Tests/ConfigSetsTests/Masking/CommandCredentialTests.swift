import ConfigSets
import Testing

/// Passwords in commands, headers and other texts that a setting may hold.
@Suite struct CommandCredentialTests {
    private let policy = SecretPolicy()

    private func shown(_ text: String) -> String {
        ShownText(policy.text(text, of: "app.check"), of: "app.check", by: policy).description
    }

    @Test(arguments: [
        "curl -u admin:k4Xq http://x", "curl -uadmin:k4Xq http://x", "curl -fsSu admin:k4Xq http://x",
        "curl --user admin:k4Xq http://x", "curl --user=admin:k4Xq http://x", "curl -U p:k4Xq http://x",
        "curl --proxy-user p:k4Xq http://x", "curl -u 'admin:k4Xq' http://x", #"["CMD","curl","-u","admin:k4Xq"]"#,
        "[CMD, curl, -u, admin:k4Xq, http://x]", "/usr/bin/curl -u :k4Xq http://x", "curl -u admin:1234k4Xq x",
        #"curl -H "Authorization: Bearer k4Xq81" http://x"#, "curl -H 'Authorization: Basic k4Xq==' http://x",
        #"curl -H "X-Api-Key: k4Xq" http://x"#, "curl -H PRIVATE-TOKEN:k4Xq http://x", "curl -H 'Cookie: sid=k4Xq' x",
        "curl --oauth2-bearer Token --token k4Xq", "wget --http-password=k4Xq http://x",
        "wget --http-password k4Xq http://x", "http -a admin:k4Xq GET x", "ab -U a:k4Xq http://x/",
        "smbclient //h/s -U app%k4Xq", "mysql -pk4Xq shop", "mysqladmin ping -h db -pk4Xq", "mysql -p'k4Xq' shop",
        #"mysql -p"k4Xq" shop"#, #"["CMD", "mysqladmin", "ping", "-pk4Xq"]"#, "mariadb-admin ping -uroot -pk4Xq",
        "mariadb-dump --password=k4Xq shop", "MYSQL_PWD=k4Xq mysql shop", "PGPASSWORD=k4Xq psql shop",
        "PGPASSWORD='k4Xq' psql", "psql 'host=db password=k4Xq'", "psql \"host=db password = k4Xq\"",
        "redis-cli -a k4Xq ping", "REDISCLI_AUTH=k4Xq redis-cli ping", "redis-cli --pass k4Xq ping",
        "redis-server --requirepass k4Xq", "sshpass -p k4Xq ssh h", "sshpass -pk4Xq ssh h",
        "SSHPASS=k4Xq sshpass -e ssh",
        "mongosh -u app -p k4Xq", "mongodump --password k4Xq", "ldapsearch -D cn=a -w k4Xq", "sqlcmd -S h -U a -P k4Xq",
        "docker login -u a -p k4Xq", "echo k4Xq | docker login --password-stdin", "echo root:k4Xq | chpasswd",
        "echo k4Xq | sudo -S id", "keytool -list -storepass k4Xq", "keytool -keypass k4Xq", "unzip -P k4Xq a.zip",
        "openssl enc -pass pass:k4Xq", "gpg --passphrase k4Xq -d a", "htpasswd -nb app k4Xq",
        "rabbitmqctl add_user app k4Xq", "vault login k4Xq81", "etcdctl --user root:k4Xq get /",
        "java -Djavax.net.ssl.keyStorePassword=k4Xq -jar a.jar", "aws configure set aws_secret_access_key k4Xq",
        "config set requirepass k4Xq", "requirepass k4Xq\nport 6379", "user app on >k4Xq81 ~* +@all",
        "machine h login app password k4Xq", "host db user a password k4Xq", "sentinel auth-pass main k4Xq",
        "sh -c 'redis-cli -a k4Xq ping'",
        "bash -c \"curl -u a:k4Xq x || exit 1\"", "spring:\n  datasource:\n    password: k4Xq\n", "password : k4Xq",
        "<property><password>k4Xq</password></property>", "{'password': 'k4Xq'}", "{user: a, password: k4Xq}",
        "db:5432:shop:app:k4Xq", "*:*:*:app:k4Xq", "app:k4Xq@tcp(db:3306)/shop", "app:k4Xq@proxy.example:8080",
        "app:k4Xq81vBn20sLpw91Zx3",
        "https://k4Xq81vBn20sLpw91Zx3@github.example/a.git",
        "ALTER ROLE app LOGIN PASSWORD 'k4Xq81'", "proxy_set_header Authorization \"Basic YXBwOms0WHE=\"",
        "https://h/x?key=k4Xq81vBn20sLpw91Zx3", "Server=db;Password = k4Xq;", "x GOCSPX-k4Xq81vBn20sLpw91Zx3",
        "https://api.telegram.org/bot123456:k4Xq81vBn20sLpw91Zx3/send",
        "sqlplus app/k4Xq@//db/shop", "DB_PASSWORD:k4Xq", "lftp -u app:k4Xq ftp://h",
        "-XX:OnOutOfMemoryError=\"curl -u a:k4Xq http://x\"",
    ])
    func `a password is not shown wherever a text tells it`(_ text: String) {
        #expect(policy.text(text, of: "app.check").isSecret, "not a secret: \(text)")
        #expect(!shown(text).contains("k4Xq") && !shown(text).contains("YXBw"), "\(shown(text))")
    }

    @Test func `what stands before the password is shown`() {
        #expect(shown("curl -f -u admin:k4Xq http://x") == "curl -f -u admin:‹secret›")
        #expect(shown("mysqladmin ping -h db -pk4Xq") == "mysqladmin ping -h db -p‹secret›")
        #expect(shown("redis-cli -h cache -a k4Xq ping") == "redis-cli -h cache -a ‹secret›")
    }

    @Test(arguments: [
        "curl -f http://localhost:8080/health", "curl -u $USER:$PASSWORD http://x", "curl -u app:${PASSWORD} http://x",
        "curl -H 'Content-Type: application/json' http://x", "curl -H \"Authorization: Bearer ${TOKEN}\" http://x",
        "mysqladmin ping -h db -p$MYSQL_ROOT_PASSWORD", "mysqladmin ping -h localhost -P 3306", "mysql -p shop",
        "mysql -u root -p\"$MYSQL_ROOT_PASSWORD\" shop", #"["CMD", "mysqladmin", "ping", "-p", "-h", "db"]"#,
        "docker run -p 8080:80 -u 1000:1000 app", "docker run --user node:node app", "redis-cli -h cache ping",
        "redis-cli -a $REDIS_PASSWORD ping", "pg_isready -U app -d shop", "java -Xmx512m -jar app.jar --server.port=80",
        "-XX:+UseG1GC -Duser.timezone=UTC -Dfile.encoding=UTF-8", "echo ready", "a,b,c", "GET,POST,PUT",
        "Authorization,Content-Type,X-Request-Id", "Content-Type, Authorization, Cookie",
        "Use Basic authentication here",
        "the bearer knows", "host:port", "localhost:9092,kafka2:9092", "classpath:db/a.sql,classpath:db/b.sql",
        "arn:aws:secretsmanager:eu-west-1:333344445555:secret:shop/db", "nginx:1.25@sha256:abcdef0123456789",
        "app:3f2a9c81d0e4b57f6a1c", "com.example:TokenServiceV2Implementation",
        "mailto:ops@example.org", "sort -k 2 --output a", "zip -r a.zip b", "ssh -p 2222 h", "tar -C /a -xf b",
        "0 0 12 * * ?", "SELECT a FROM b WHERE c = 'd'", "ok -> done", "user login on page", "key=name&sort=asc",
        "http://h/x?key=orders", "order:item:count", "%d{HH:mm:ss.SSS} [%thread] %-5level %logger{36} - %msg%n",
        "ROLE_ADMIN > ROLE_USER", "no --ask-pass h", "max-age=31536000; includeSubDomains", "token:endpoint",
        "psql --no-password -h db", "kafka-topics --bootstrap-server k:9092 --list", "set -e; exec app",
        "message.orderPaymentCreated", "SHA-256 with RSA", "1m, 5m, 15m", "a@b.example, c@d.example",
    ])
    func `an ordinary text stays as it is`(_ text: String) {
        #expect(shown(text) == text)
    }

    @Test(arguments: [
        "SECRET_B", "DB_PASSWORD_PROD", "stripe.secret-live", "password-old", "token.value", "PASSWORD_1",
        "api-key.next",
    ])
    func `which of several secrets it is says nothing`(_ key: String) {
        #expect(policy.text("k4Xq81vB", of: key).isSecret)
    }

    @Test(arguments: ["datasource.primary", "primary", "b", "feature.new", "token.type", "x.live", "SECRET_B_FILE"])
    func `a word behind something else is no secret`(_ key: String) {
        #expect(!policy.text("k4Xq81vB", of: key).isSecret)
    }

    @Test(arguments: ["DB_CREDS", "sshpass", "APP_PGPASS", "SECRET_KEY_BASE", "smtppass", "csrftoken", "rsaprivatekey"])
    func `more keys that hold a secret`(_ key: String) {
        #expect(policy.text("k4Xq81vB", of: key).isSecret)
    }

    @Test(arguments: ["cache.bypass", "ui.compass", "bypass", "app.encompass"])
    func `words that only end so hold none`(_ key: String) {
        #expect(!policy.text("k4Xq81vB", of: key).isSecret)
    }

    @Test func `a user and a password of a registry are one text`() {
        #expect(policy.text("k4Xq81:k4Xq81vB", of: "schema.registry.basic.auth.user.info").isSecret)
    }

    @Test(arguments: [("JWT", "kQzXvBnMwRtYpLsDfGhJ", true), ("app.crypt.key", "orderPaymentCreatedEvent", false)])
    func `letters that were made at random are no name`(_ key: String, _ text: String, _ isSecret: Bool) {
        #expect(policy.text(text, of: key).isSecret == isSecret)
    }

    @Test(arguments: ["pass\u{0}word", "db.\u{7}host", "x\u{7F}"])
    func `a name with a control character in it is broken, and shows nothing`(_ key: String) {
        #expect(policy.text("k4Xq81vB", of: key).isSecret)
    }
}
