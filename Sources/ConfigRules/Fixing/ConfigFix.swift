import ConfigSets
package import Findings

/// One change of a settings file that a person would make without thinking.
package struct ConfigFix: Sendable {
    package enum Kind: Hashable, Sendable {
        /// The key was missing in an environment, and waits there for a variable of this name.
        case added(environment: String, variable: String)
        /// The file of a profile repeated what stands there.
        case dropped(base: SourceLocation)
        /// The key, or this part of it, is written in kebab case.
        case renamed(part: String)
    }

    package let kind: Kind
    /// The key as it is written before the change.
    package let key: String
    package let file: String
    /// Where it stands; `nil` for a key that is added.
    package let line: Int?
    let edit: TextEdit
}

/// What looks like something to fix and is left as it is.
package struct LeftAlone: Hashable, Sendable {
    package let key: String
    package let location: SourceLocation
    /// Words that go on from `because`.
    package let reason: String
}

/// Changes that are proved to change nothing but what they are for.
package struct ConfigFixPlan: Sendable {
    /// A file before and after.
    package struct Edited: Sendable {
        package let file: String
        package let before: [UInt8]
        package let after: [UInt8]
    }

    package let fixes: [ConfigFix]
    package let left: [LeftAlone]
    package let files: [Edited]
}
