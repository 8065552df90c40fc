/// Which differences between files and history a project accepts, such as `*:future`.
package struct IgnorePattern: Hashable, Sendable {
    /// Which migrations are meant.
    package enum Kind: String, Sendable {
        case any = "*"
        case versioned
        case repeatable
    }

    /// Which states are accepted: `any` means the four others, because a failed migration is never accepted.
    package enum State: String, Sendable {
        case any = "*"
        case missing
        case pending
        case ignored
        case future
    }

    package let kind: Kind
    package let state: State

    package init(kind: Kind, state: State) {
        self.kind = kind
        self.state = state
    }

    /// Reads `type:state`, without regard to case.
    package init?(_ text: String) {
        let parts = text.lowercased().split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])),
            let state = State(rawValue: String(parts[1]))
        else { return nil }
        self.init(kind: kind, state: state)
    }

    /// What Flyway accepts unasked: rows newer than every file, as after the code was rolled back.
    package static let standard = [IgnorePattern(kind: .any, state: .future)]

    /// Everything that is still to run.
    package static let pending = IgnorePattern(kind: .any, state: .pending)

    func covers(isVersioned: Bool, _ state: MigrationState) -> Bool {
        let coversKind =
            switch kind {
            case .any: true
            case .versioned: isVersioned
            case .repeatable: !isVersioned
            }
        guard coversKind else { return false }
        switch state {
        case .missing: return self.state == .missing || self.state == .any
        case .pending: return self.state == .pending || self.state == .any
        case .ignored: return self.state == .ignored || self.state == .any
        case .future: return self.state == .future || self.state == .any
        case .aboveTarget, .belowBaseline, .ignoredBaseline, .baseline, .failedMissing, .success, .undone, .available,
            .failed, .outOfOrder, .failedFuture, .outdated, .superseded, .deleted:
            return false
        }
    }
}

extension [IgnorePattern] {
    /// Whether one of the patterns accepts a status.
    func cover(_ status: MigrationStatus) -> Bool {
        contains { $0.covers(isVersioned: status.version != nil, status.state) }
    }
}

extension IgnorePattern: CustomStringConvertible {
    package var description: String { "\(kind.rawValue):\(state.rawValue)" }
}
