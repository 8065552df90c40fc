import ConfigSets
import Findings
import Secrets
import StrictYAML

/// What a deployment supplies beside what the service asks for.
enum WiringRules {
    static let all = [missing, unused, account, region, name]

    private static let missing = PackRule(
        code: "CFG-WIRE-001",
        summary: "Every placeholder without a default is supplied.",
        reason: """
            The service does not start, or starts with the placeholder's own text. Supply the variable, or correct \
            its name.
            """,
        flagged: [
            .prod("db.host=${DB_HOST}\ndb.port=${DB_PORT}", variables: "DB_PORT=3306"),
            .prod("db.url=jdbc:mysql://${DB_HOST}:${DB_PORT}/shop", variables: "DB_PORT=3306"),
        ],
        accepted: [
            .prod("db.host=${DB_HOST}", variables: "DB_HOST=db1"), .prod("db.host=${DB_HOST:db1}", variables: "TZ=UTC"),
            .prod("db.host=${DB_HOST}"), .prod("db.password=${DB_PASSWORD}", stores: "DB_PASSWORD=shop/prod/db"),
        ]
    ) { subject in
        let isDeployed = subject.columns.contains { $0.isDeployed }
        return subject.judgeEach { column in
            guard isDeployed else { return [] }
            return column.settings.values.values.compactMap { value in
                guard case .unresolved(let names) = value.state else { return nil }
                let wanted = Set(names).sorted().map { "${\($0)}" }
                return PackProblem(
                    value,
                    "needs \(wanted.joinedWords)",
                    "nothing supplies \(wanted.count == 1 ? "it" : "them")"
                )
            }
        }
    }

    private static let unused = PackRule(
        code: "CFG-WIRE-002",
        summary: "Every variable that is supplied is used.",
        reason: """
            A variable that nobody reads is most likely misspelt, and the setting that it was meant for has another \
            value. Correct it or remove it.
            """,
        severity: .warning,
        flagged: [
            .prod("db.host=${DB_HOST}", variables: "DB_HOST=db1\nDB_PROT=3306"),
            .prod("db.host=db1", stores: "PAYMENT_KEY=shop/prod/payment"),
        ],
        accepted: [
            .prod("db.host=db1", variables: "DB_HOST=db2\nSPRING_PROFILES_ACTIVE=prod\nTZ=UTC"),
            .prod("db.host=${DB_HOST}", variables: "DB_HOST=db1"),
        ]
    ) { subject in
        var sides: [String: [RuleViolation.Side]] = [:]
        for column in subject.columns where column.isDeployed {
            for entry in KnownVariables(column.stack, types: subject.service.types).unused {
                guard let value = column.value(variable: entry) else { continue }
                sides[entry.key, default: []].append(RuleViolation.Side(environment: column.name, value: value))
            }
        }
        return sides.sorted { $0.key < $1.key }
            .map { variable, sides in
                subject.violation(
                    key: variable,
                    "\(variable) is supplied in \(sides.map(\.environment).joinedWords): nothing uses it.",
                    sides: sides,
                    culprit: nil
                )
            }
    }

    private static let account = PackRule(
        code: "CFG-WIRE-003",
        summary: "Every secret is one of the environment's own account.",
        reason:
            "The task has another environment's secret, or no right to read it. Name the secret of its own account.",
        flagged: [
            .prod("", stores: "SPRING_MAIL_PASSWORD=arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-AbCdEf"),
            .prod("", stores: "SPRING_MAIL_PASSWORD=arn:aws:ssm:eu-west-1:999988887777:parameter/shop/mail"),
        ],
        accepted: [
            .prod("", stores: "SPRING_MAIL_PASSWORD=arn:aws:secretsmanager:eu-west-1:333344445555:secret:shop-AbCdEf"),
            .prod("", stores: "SPRING_MAIL_PASSWORD=/shop/mail"),
        ]
    ) { subject in
        subject.judgeEach { column in
            guard let own = column.environment.account else { return [] }
            return column.resources { resource in
                guard !resource.account.isEmpty, resource.account != own else { return nil }
                let owner = subject.environments.first { $0.account == resource.account }?.name.value
                return (
                    "names a secret of account \(resource.account)\(owner.map { ", which is \($0)'s" } ?? "")",
                    "the account of \(column.name) is \(own)"
                )
            }
        }
    }

    private static let region = PackRule(
        code: "CFG-WIRE-004",
        summary: "Every secret is one of the environment's own region.",
        reason: "A secret of another region is another secret, and is gone when that region is. Name the region's own.",
        flagged: [
            .prod("", stores: "SPRING_MAIL_PASSWORD=arn:aws:secretsmanager:us-east-1:333344445555:secret:shop-AbCdEf"),
            .prod("", stores: "SPRING_MAIL_PASSWORD=arn:aws:ssm:ap-northeast-2:333344445555:parameter/shop/mail"),
        ],
        accepted: [
            .prod("", stores: "SPRING_MAIL_PASSWORD=arn:aws:ssm:eu-west-1:333344445555:parameter/shop/mail"),
            .prod("", stores: "SPRING_MAIL_PASSWORD=shop/mail"),
        ]
    ) { subject in
        subject.judgeEach { column in
            guard let own = column.environment.region else { return [] }
            return column.resources { resource in
                guard !resource.region.isEmpty, resource.region != own else { return nil }
                return ("names a secret of \(resource.region)", "the region of \(column.name) is \(own)")
            }
        }
    }

    private static let name = PackRule(
        code: "CFG-WIRE-005",
        summary: "No secret has another environment's name.",
        reason: "The task has another environment's secret. Name its own.",
        flagged: [
            .prod("", stores: "SPRING_MAIL_PASSWORD=shop/dev/mail"),
            .prod(
                "",
                stores: "SPRING_MAIL_PASSWORD=arn:aws:secretsmanager:eu-west-1:333344445555:secret:stage/shop-AbCdEf"
            ),
        ],
        accepted: [
            .prod("", stores: "SPRING_MAIL_PASSWORD=shop/prod/mail"),
            .prod("", stores: "SPRING_MAIL_PASSWORD=shop/mail"),
        ]
    ) { subject in
        let words = ForeignWords(subject.environments)
        return subject.judgeEach { column in
            column.kept { reference in
                let name = AmazonResourceName(reference.name)?.resource ?? reference.name
                return words.name(in: name, for: column.environment)
                    .map { ("names a secret of \($0)", "the task of \(column.name) starts with it") }
            }
        }
    }
}

extension PackColumn {
    /// Whether anything is known of what a deployment supplies.
    fileprivate var isDeployed: Bool {
        stack.layers.contains { $0.kind == .environmentVariables && !$0.entries.isEmpty }
    }

    /// What an unused variable is worth.
    fileprivate func value(variable entry: ConfigEntry) -> EffectiveValue? {
        let letters = PropertyName(entry.key)
        return settings.values[letters] ?? settings.values[PropertyName(environmentVariable: entry.key)]
            ?? settings.values.values.first { $0.winner.location == entry.location }
    }

    /// What is wrong with names under which stores keep values, each told of where it is handed over.
    fileprivate func kept(_ judge: (StoreReference) -> (predicate: String, consequence: String)?) -> [PackProblem] {
        found.secrets.compactMap { setting in
            guard let store = setting.value.winner.store, let words = judge(store) else { return nil }
            return PackProblem(setting.value, words.predicate, words.consequence)
        }
    }

    fileprivate func resources(
        _ judge: (AmazonResourceName) -> (predicate: String, consequence: String)?
    ) -> [PackProblem] {
        kept { reference in AmazonResourceName(reference.name).flatMap(judge) }
    }
}
