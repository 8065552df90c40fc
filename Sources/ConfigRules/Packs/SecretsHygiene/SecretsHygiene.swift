/// `secrets/hygiene`: secrets come from stores, belong to one environment, and are no everyday words.
enum SecretsHygiene {
    static let pack = RulePack(
        name: "secrets/hygiene",
        summary: "Secrets come from a store, belong to one environment, and nobody can guess them.",
        rules: HygieneRules.all + CredentialRules.all + [SharedSecrets.rule]
    )
}
