/// A place in the tree of everything that a service's files lead to: a location from outside, or a document.
final class SpringNode {
    /// When its imports are read: profiles are only known after the files without one.
    enum Phase: Hashable {
        case beforeProfiles
        case afterProfiles
    }

    /// `nil` for a location that layers above or the defaults name.
    let document: SpringDocument?
    /// Where relative imports begin, as its own location is written; `nil` for what is no file.
    let folder: String?
    /// Whether it was read because of a profile's name.
    let isOfProfile: Bool
    /// Whether it was put where the files of profiles stand already.
    private(set) var isMoved = false
    /// What it imports; of a document, as soon as it is bound.
    var imports: [SpringControls.Item]
    /// When it holds; of a document, with its placeholders as soon as it is bound.
    var condition = SpringCondition()
    var isBound: Bool
    private var before: [SpringNode]?
    private var after: [SpringNode]?

    /// Locations that are always read, as one import would be.
    init(locations: [SpringControls.Item]) {
        document = nil
        folder = nil
        isOfProfile = false
        imports = locations
        isBound = true
    }

    init(document: SpringDocument, folder: String?, isOfProfile: Bool) {
        self.document = document
        self.folder = folder
        self.isOfProfile = isOfProfile
        imports = []
        isBound = false
        condition.platform = document.controls.value("spring.config.activate.on-cloud-platform")
        condition.profiles = document.controls.items("spring.config.activate.on-profile") { $0.use { $0 } } ?? []
    }

    /// What it led to, the strongest first: what profiles brought stands above what came without them.
    var children: [SpringNode] { (after ?? []) + (before ?? []) }

    func hasChildren(of phase: Phase) -> Bool {
        switch phase {
        case .beforeProfiles: before != nil
        case .afterProfiles: after != nil
        }
    }

    /// Takes what its imports led to; files of profiles that were found deeper in the tree rise above those found here.
    func take(_ children: [SpringNode], in phase: Phase) {
        switch phase {
        case .beforeProfiles: before = children
        case .afterProfiles:
            var risen: [SpringNode] = []
            for child in before ?? [] { child.giveUp(to: &risen) }
            after = risen + children
        }
    }

    private func giveUp(to risen: inout [SpringNode]) {
        before = before.map { $0.filter { !$0.rises(to: &risen) } }
        after = after.map { $0.filter { !$0.rises(to: &risen) } }
    }

    private func rises(to risen: inout [SpringNode]) -> Bool {
        giveUp(to: &risen)
        guard isOfProfile, !isMoved else { return false }
        isMoved = true
        risen.append(self)
        return true
    }

    /// All documents of the tree, the strongest first.
    func documents(into found: inout [SpringNode]) {
        for child in children { child.documents(into: &found) }
        if document != nil { found.append(self) }
    }
}

/// When a document holds.
struct SpringCondition {
    /// The platform that it is for.
    var platform: ConfigEntry?
    /// The expressions of which one has to hold; none means that it holds with any profiles.
    var profiles: [SpringControls.Item] = []

    var isEmpty: Bool { platform == nil && profiles.isEmpty }
}
