/// `redis/topology`: Redis survives the loss of a server, in the same way everywhere.
enum RedisTopology {
    static let pack = RulePack(
        name: "redis/topology",
        summary: "Redis survives the loss of a server, in the same way in every environment.",
        rules: RedisRules.all
    )
}
