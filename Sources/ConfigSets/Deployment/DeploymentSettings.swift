package import Findings

/// What a deployment's files hand to one service.
///
/// Every name that they supply is an entry, an empty value and one that only a store or the platform knows included.
package struct DeploymentSettings: Sendable {
    /// The weakest first.
    package let layers: [ConfigLayer]
    package let findings: [Finding]
    /// The files that the service finds where it runs.
    package let mounted: MountedFiles?

    package init(layers: [ConfigLayer], findings: [Finding], mounted: MountedFiles? = nil) {
        self.layers = layers
        self.findings = findings
        self.mounted = mounted
    }

    /// Every setting that is handed over, with its place.
    package var supplied: [ConfigEntry] { layers.flatMap(\.entries) }
}

/// A file to read: its bytes and its path for people.
package struct DeploymentFile: Sendable {
    package let bytes: [UInt8]
    package let path: String

    package init(_ bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
    }
}

extension Finding {
    /// Something that nobody here can look up.
    package static func notChecked(_ message: String, at location: SourceLocation, advice: String? = nil) -> Finding {
        Finding(code: "CONFIG_NOT_CHECKED", severity: .warning, message: message, advice: advice, location: location)
    }

    /// A directive of a server's file that brings in others, which lie in folders that only the server knows.
    static func notFollowed(_ directive: String, at location: SourceLocation) -> Finding {
        notChecked(
            "What '\(directive)' brings in is not followed, so the server's settings may not all be here.",
            at: location,
            advice: "Name the included files as sources of their own, behind this one."
        )
    }

    /// A mistake with which the deployment or the service does not start.
    static func refused(_ message: String, at location: SourceLocation, advice: String? = nil) -> Finding {
        Finding(code: "CONFIG_REFUSED", message: message, advice: advice, location: location)
    }

    /// A name that is set a second time, where the later one wins.
    static func setTwice(_ name: String, before earlier: SourceLocation, at location: SourceLocation) -> Finding {
        Finding(
            code: "CONFIG_DUPLICATE_KEY",
            severity: .warning,
            message: "'\(name)' is set at \(earlier) already; this one wins.",
            location: location
        )
    }
}
