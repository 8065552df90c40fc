import ConfigSets
import Findings

/// Where secrets may stand, and which may not be used at all.
enum HygieneRules {
    static let all = [literal, fallback, weak]

    private static let literal = PackRule(
        code: "CFG-SEC-001",
        summary: "No secret stands in a file of the project.",
        reason: """
            What is in a file is in its history for ever, and everybody who reads the code has it. Put the secret into \
            a store, name it with a placeholder without a default, and change it: it is known.
            """,
        flagged: [
            .prod("spring.datasource.password=k4Xq81vB"),
            .prod("spring.data.mongodb.uri=mongodb://app:k4Xq81vB@db/shop"),
            .prod("payment.webhook-secret=${HOOK}", variables: "HOOK=k4Xq81vB"),
        ],
        accepted: [
            .prod("spring.datasource.password=${DB_PASSWORD}", stores: "DB_PASSWORD=shop/prod/db"),
            .prod("spring.datasource.password={cipher}5d41402abc4b2a76b9719d911017c592"),
            .prod("spring.datasource.password="), .prod("jwt.access-token-validity-seconds=3600"),
            .prod("spring.datasource.password=${DB_PASSWORD}"),
        ]
    ) { subject in
        subject.judgeEach { column in
            column.secrets.compactMap { secret in
                guard !secret.isWrapped, secret.value.defaultUsed == nil, secret.value.isInFile,
                    !secret.isWeak(in: column), secret.misplacedCredential(in: column) == nil
                else { return nil }
                return PackProblem(
                    secret.value,
                    "is written out\(secret.value.source)",
                    "everybody who reads the file has the secret",
                    severity: column.isServing && CredentialKind(secret.value.text) != .test ? nil : .warning
                )
            }
        }
    }

    private static let fallback = PackRule(
        code: "CFG-SEC-002",
        summary: "No secret is the default of a placeholder that nothing supplies.",
        reason: """
            A default lets the service start with a secret that everybody can read, and nobody notices that the real \
            one is missing. Write the placeholder without a default, and supply it.
            """,
        flagged: [
            .prod("spring.datasource.password=${DB_PASSWORD:k4Xq81vB}"),
            .prod("app.jwt.secret=${JWT_SECRET:${OLD_SECRET:k4Xq81vB}}"),
        ],
        accepted: [
            .prod("spring.datasource.password=${DB_PASSWORD:k4Xq81vB}", stores: "DB_PASSWORD=shop/prod/db"),
            .prod("spring.datasource.password=${DB_PASSWORD:}"),
            .dev("spring.datasource.password=${DB_PASSWORD:k4Xq81vB}", prod: "spring.datasource.username=shop"),
        ]
    ) { subject in
        subject.judgeEach { column in
            guard column.isServing else { return [] }
            return column.secrets.compactMap { secret in
                guard let used = secret.value.defaultUsed, secret.misplacedCredential(in: column) == nil else {
                    return nil
                }
                return PackProblem(
                    secret.value,
                    "falls back to the default of ${\(used.name)}",
                    "the service starts with a secret that everybody can read",
                    advice: "Supply \(used.name) in \(column.name), and remove the default."
                )
            }
        }
    }

    private static let weak = PackRule(
        code: "CFG-SEC-003",
        summary: "No password is one that everybody tries first, or the user's own name.",
        reason: "Such a password is no protection, wherever it is kept. Have a long one made at random.",
        flagged: [
            .prod("spring.datasource.password=changeme"), .prod("spring.rabbitmq.password=guest"),
            .prod("spring.datasource.username=shop\nspring.datasource.password=shop"),
            .prod("spring.datasource.password=${DB_PASSWORD}", variables: "DB_PASSWORD=123456"),
            .prod("spring.data.mongodb.uri=mongodb://root:root@db.internal/shop"),
        ],
        accepted: [
            .dev("spring.datasource.password=root", prod: "spring.datasource.username=shop"),
            .prod("spring.datasource.username=shop\nspring.datasource.password=${DB_PASSWORD}"),
        ]
    ) { subject in
        subject.judgeEach { column in
            guard column.isServing else { return [] }
            return column.secrets.compactMap { secret in
                guard secret.value.defaultUsed == nil, secret.isWeak(in: column) else { return nil }
                return PackProblem(
                    secret.value,
                    "is a password that everybody tries first\(secret.value.source)",
                    "it protects nothing",
                    advice: "Have a long one made at random, and keep it in a store."
                )
            }
        }
    }
}

extension EffectiveValue {
    /// Whether the whole text stands in files: no store has a part of it, and nothing is missing.
    fileprivate var isInFile: Bool {
        guard winner.store == nil, stores.isEmpty, !isUnresolved else { return false }
        // A text around a placeholder is as secret as what the placeholder stands for, and that is judged by itself.
        return winner.text.isSecret || winner.text.isPlaceholderAlone
    }
}
