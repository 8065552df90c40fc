/// Every pack that a project can use by name.
package enum RulePacks {
    package static let all: [RulePack] = [
        NoRuntimeDDL.pack, ProductionSafety.pack, SecretsHygiene.pack, NoCrossTalk.pack, KafkaProducer.pack,
        DatasourceShards.pack, ECSWiring.pack, RedisTopology.pack, MySQLParity.pack, ResilienceRetry.pack,
    ]
}
