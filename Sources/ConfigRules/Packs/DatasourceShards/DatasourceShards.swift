/// `datasource/shards`: shards and replicas are alike but for where they are.
enum DatasourceShards {
    static let pack = RulePack(
        name: "datasource/shards",
        summary: "Shards, primaries and replicas are alike but for where they are, and pools fit their servers.",
        rules: ShardRules.all + PoolRules.all
    )
}
