/// Whether a server takes its data from another one.
package enum ServerRole: Hashable, Sendable {
    case primary
    /// It follows another server, or is set up to.
    case replica
}
