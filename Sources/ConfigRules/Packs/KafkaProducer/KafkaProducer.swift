/// `kafka/idempotent-producer`: what a service sends is written once and in order.
enum KafkaProducer {
    static let pack = RulePack(
        name: "kafka/idempotent-producer",
        summary: "What a service sends to Kafka is written once and in order, in effect and not only by intent.",
        rules: ProducerRules.all
    )
}
