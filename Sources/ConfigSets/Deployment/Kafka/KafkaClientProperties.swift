import Files

/// The `.properties` file of a Kafka producer, consumer or tool.
package enum KafkaClientProperties {
    /// One layer with the names that Kafka knows; of a key that is there twice the last wins.
    package static func read(_ file: DeploymentFile, policy: SecretPolicy) throws(ConfigFileError) -> DeploymentSettings
    {
        let read = try ConfigFormat.properties(.latin1).read(file.bytes, file: file.path, policy: policy)
        // Kafka's reader knows no documents: for it a line such as '#---' is a comment.
        let entries = read.documents.flatMap(\.entries)
        let layer = ConfigLayer(name: Path.name(of: file.path), kind: .properties, entries: entries)
        return DeploymentSettings(layers: [layer], findings: read.warnings)
    }
}
