import ConfigSets
import Findings

/// How a service talks to its databases.
enum TransportRules {
    static let all = [unverified, publicKey]

    private static let unverified = PackRule(
        code: "CFG-SAFE-017",
        summary: "Every JDBC url asks for TLS and for a certificate that is checked.",
        reason: """
            Without TLS, or with any certificate taken, whoever stands between service and database reads and changes \
            everything. Ask for sslMode=VERIFY_IDENTITY (verify-full), and name the trust store.
            """,
        flagged: [
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop?useSSL=false"),
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop?sslMode=PREFERRED"),
            .prod("spring.datasource.url=jdbc:mariadb://db.internal/shop?sslMode=trust"),
            .prod("spring.datasource.url=jdbc:postgresql://db.internal/shop?sslmode=disable"),
            .prod("orders.datasource.jdbc-url=jdbc:sqlserver://db.internal;encrypt=true;trustServerCertificate=true"),
        ],
        accepted: [
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop?sslMode=VERIFY_IDENTITY"),
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop?sslMode=VERIFY_CA&useSSL=false"),
            .prod("spring.datasource.url=jdbc:postgresql://db.internal/shop?sslmode=verify-full"),
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop"),
        ]
    ) { subject in
        subject.judgeEach { column in
            column.jdbcURLs.compactMap { value, url in
                guard let found = weakness(of: url) else { return nil }
                return PackProblem(value, "holds \(found)", "nothing proves which server answers")
            }
        }
    }

    private static let publicKey = PackRule(
        code: "CFG-SAFE-018",
        summary: "No JDBC url lets the driver ask the server for its public key.",
        reason: """
            Whoever stands between can send a key of their own and read the password. Use TLS, or name the key with \
            serverRSAPublicKeyFile.
            """,
        severity: .warning,
        flagged: [
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop?allowPublicKeyRetrieval=true"),
            .prod("replica.url=jdbc:mysql://db.internal/shop?sslMode=VERIFY_CA&allowPublicKeyRetrieval=TRUE"),
        ],
        accepted: [
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop?allowPublicKeyRetrieval=false"),
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop?sslMode=VERIFY_CA"),
        ]
    ) { subject in
        subject.judgeEach { column in
            column.jdbcURLs.compactMap { value, url in
                guard url.parameter("allowPublicKeyRetrieval") == "true" else { return nil }
                return PackProblem(
                    value,
                    "holds allowPublicKeyRetrieval=true",
                    "a false server can read the password"
                )
            }
        }
    }

    /// The parameter that leaves the server unproved; `nil` when there is none.
    private static func weakness(of url: ServerAddress) -> String? {
        // sslMode beats the older parameters of both drivers.
        if let mode = url.parameter("sslMode") {
            return ["disabled", "disable", "trust", "preferred", "prefer", "allow"].contains(mode)
                ? "sslMode=\(mode)" : nil
        }
        let wrong = [
            ("useSSL", "false"), ("ssl", "false"), ("trustServerCertificate", "true"), ("encrypt", "false"),
            ("verifyServerCertificate", "false"), ("sslfactory", "org.postgresql.ssl.nonvalidatingfactory"),
        ]
        return wrong.first { url.parameter($0.0) == $0.1 }.map { "\($0.0)=\($0.1)" }
    }
}
