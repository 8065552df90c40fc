package import Findings

/// One of `environments/*.yaml`: what is the same for all shards of a stage.
package struct DeployEnvironment: Sendable {
    package let name: String
    /// Where it is declared; `nil` for the one that exists without a file.
    package let location: SourceLocation?
    /// Whether writing asks for a confirmation, and cleaning is refused.
    package let isProtected: Bool
    /// Where history could be replayed, as it stands in the file: read by a later version.
    package let scratch: String?
    /// The profiles of its configuration sets.
    package let profiles: [String]
}
