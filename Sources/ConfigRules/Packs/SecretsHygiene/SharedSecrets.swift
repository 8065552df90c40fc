import ConfigSets
import Findings
import Secrets

/// Secrets that two environments share.
enum SharedSecrets {
    static let rule = PackRule(
        code: "CFG-SEC-006",
        summary: "No two environments have the same secret.",
        reason: """
            Whoever gets into the weaker environment has the stronger one as well, and one cannot be changed without \
            the other. Give each its own.
            """,
        flagged: [
            PackRule.Example(
                ["dev": "payment.key=${PG_KEY}", "prod": "payment.key=${PG_KEY}"],
                stores: ["dev": "PG_KEY=shop/payment", "prod": "PG_KEY=shop/payment"]
            ),
            PackRule.Example(
                ["stage": "app.jwt.secret=${JWT}", "prod": "app.jwt.secret=${JWT}"],
                stores: ["stage": "JWT=shop/jwt", "prod": "JWT=shop/jwt"]
            ),
        ],
        accepted: [
            PackRule.Example(
                ["dev": "app.jwt.secret=${JWT}", "prod": "app.jwt.secret=${JWT}"],
                stores: ["dev": "JWT=shop/dev/jwt", "prod": "JWT=shop/prod/jwt"]
            ),
            .dev("app.jwt.secret=", prod: "app.jwt.secret="),
            PackRule.Example(
                ["stage": "app.jwt.secret=${JWT}", "prod": "app.jwt.secret=${JWT}"],
                stores: ["stage": "JWT=shop/stage/jwt", "prod": "JWT=shop/prod/jwt"]
            ),
        ],
        judge: judge
    )

    /// One secret with the environments that have it.
    private struct Owner {
        let column: PackColumn
        let secret: SecretSetting
    }

    /// What two secrets are compared by; it goes nowhere, because it may hold the secret.
    private enum Form: Hashable {
        case text(Secret)
        case store([StoreReference])
    }

    private static func judge(_ subject: PackSubject) -> [RuleViolation] {
        var owners: [Form: [Owner]] = [:]
        for column in subject.columns {
            for secret in column.secrets where secret.defaultOrWeak(in: column) == false {
                guard let form = form(of: secret) else { continue }
                owners[form, default: []].append(Owner(column: column, secret: secret))
            }
        }
        return owners.values.compactMap { violation($0, subject) }.sorted { ($0.key ?? "") < ($1.key ?? "") }
    }

    private static func form(of secret: SecretSetting) -> Form? {
        let value = secret.value
        if !value.stores.isEmpty, value.state != .resolved {
            // Only a text that is nothing but the stored value is the same where the store is.
            let isWhole = value.winner.store != nil || value.winner.text.isPlaceholderAlone
            return isWhole && value.isKeptByStores ? .store(value.stores) : nil
        }
        guard value.winner.text.isSecret || value.winner.text.isPlaceholderAlone, !value.isUnresolved else {
            return nil
        }
        return .text(value.text.use { Secret($0) })
    }

    private static func violation(_ owners: [Owner], _ subject: PackSubject) -> RuleViolation? {
        var seen: Set<String> = []
        let distinct = owners.filter { seen.insert($0.column.name).inserted }
        guard distinct.count > 1 else { return nil }
        // One place that all of them read is a secret written out, which has a rule of its own.
        let isOnePlace = Set(distinct.map(\.secret.origin)).count == 1
        if isOnePlace, distinct[0].secret.value.stores.isEmpty { return nil }
        let culprit = distinct.first { $0.column.environment.isProduction } ?? distinct[distinct.count - 1]
        let others = distinct.map(\.column.name).filter { $0 != culprit.column.name }
        let key = culprit.secret.value.winner.key
        return subject.violation(
            key: key,
            "\(key) is the same secret in \(distinct.map(\.column.name).joinedWords), and must differ.",
            sides: distinct.map { owner in
                RuleViolation.Side(
                    environment: owner.column.name,
                    value: owner.secret.value,
                    letter: "A",
                    remark: owner.column.name == culprit.column.name ? "same secret as \(others.joinedWords)" : nil
                )
            },
            culprit: culprit.column.name
        )
    }
}

extension SecretSetting {
    /// Whether other rules speak of it already: a default that counts, or a password that everybody tries.
    fileprivate func defaultOrWeak(in column: PackColumn) -> Bool {
        value.defaultUsed != nil || isWeak(in: column) || isWrapped
    }
}
