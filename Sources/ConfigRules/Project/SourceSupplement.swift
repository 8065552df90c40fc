/// What counts beside the files of a project when its sources are read.
package struct SourceSupplement: Sendable {
    /// Texts in the place of files, by the files' paths.
    package let edited: [String: [UInt8]]
    /// Files of variables for what nothing else supplies.
    package let spares: [ConfigSource]
    /// What servers said that are sources themselves.
    package let remote: RemoteAnswers

    package init(
        edited: [String: [UInt8]] = [:],
        spares: [ConfigSource] = [],
        remote: RemoteAnswers = RemoteAnswers()
    ) {
        self.edited = edited
        self.spares = spares
        self.remote = remote
    }
}
