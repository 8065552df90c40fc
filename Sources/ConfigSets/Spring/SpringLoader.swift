import Findings

/// Reads the files of one service for one environment, in the order in which Spring Boot does.
struct SpringLoader {
    var files: SpringFiles
    let roots: SpringLocation.Roots
    let readsWorkingFolder: Bool
    let shown: String
    let served: [String]?
    let above: [ConfigLayer]
    let declared: Declared
    /// The settings of the layers above that decide about files, the strongest first.
    private let aboveControls: [SpringControls]
    var context = SpringContext()
    /// What was read already: a second import of the same file adds nothing.
    var loaded: Set<String> = []
    var warnings: [String: [Finding]] = [:]
    /// The folders that have to be there and of which no file was found so far.
    var wanted: [SpringControls.Item: SpringLocation.Target] = [:]
    private var tree: [SpringNode] = []
    private var resolver: PlaceholderResolver?
    /// The document that is asked about itself just now.
    private var binding: SpringNode?

    /// What the environment says about itself.
    struct Declared {
        let profiles: [String]
        let platform: String
    }

    /// The names of the files to look for: `application`, unless a layer above says otherwise.
    private(set) lazy var names = served ?? aboveItems("spring.config.name")?.map(\.text) ?? Self.usualNames

    static let usualNames = ["application"]

    /// Imports of imports of imports deeper than this are a mistake.
    private static let depthMax = 100

    init(
        files: SpringFiles,
        roots: SpringLocation.Roots,
        readsWorkingFolder: Bool,
        shown: String,
        served: [String]?,
        above: [ConfigLayer],
        declared: Declared
    ) {
        self.files = files
        self.roots = roots
        self.readsWorkingFolder = readsWorkingFolder
        self.shown = shown
        self.served = served
        self.above = above
        self.declared = declared
        aboveControls = above.reversed().map { SpringControls($0.entries, kind: $0.kind) }
    }

    mutating func read() throws(ConfigFileError) -> SpringDirectory.Answer {
        tree = initialLocations.map { SpringNode(locations: $0) }
        try process(in: .beforeProfiles)
        context.platform = cloudPlatform()
        context.isPlatformKnown = true
        try process(in: .beforeProfiles)
        context.activate(profiles())
        try process(in: .afterProfiles)
        try checkWanted()
        let documents = documents
        for node in documents { forbid(node) }
        let layers = documents.reversed().filter { context.holds($0.condition) }.compactMap(\.document)
            .map { ConfigLayer(name: $0.layer, kind: .properties, entries: $0.entries) }
        return SpringDirectory.Answer(
            layers: layers,
            profiles: context.profiles ?? [],
            findings: context.findings + files.open(afterReading: loaded)
                + warnings.sorted { $0.key < $1.key }.flatMap(\.value)
        )
    }

    /// All documents that were found, the strongest first.
    private var documents: [SpringNode] {
        var found: [SpringNode] = []
        for node in tree { node.documents(into: &found) }
        return found
    }

    /// The locations from outside, the strongest first: imports, then additional locations, then the usual ones.
    private var initialLocations: [[SpringControls.Item]] {
        let usual =
            [served == nil ? "optional:classpath:/;optional:classpath:/config/" : "optional:classpath:/"]
            + (readsWorkingFolder ? ["optional:file:./;optional:file:./config/;optional:file:./config/*/"] : [])
        let here = ConfigEntry(key: "spring.config.location", text: .plain(""), location: SourceLocation(file: shown))
        let imports = aboveItems("spring.config.import") ?? []
        let additional = aboveItems("spring.config.additional-location") ?? []
        let locations =
            aboveItems("spring.config.location") ?? usual.map { SpringControls.Item(text: $0, entry: here) }
        return [imports] + (additional.reversed() + locations.reversed()).map { [$0] }
    }

    /// What the service is started with says where its files lie, and not where a config server's do.
    private func aboveItems(_ key: String) -> [SpringControls.Item]? {
        guard served == nil else { return nil }
        var resolver: PlaceholderResolver?
        func resolved(_ text: ConfigText) -> String {
            guard !text.use({ PlaceholderText.isPlain($0) }) else { return text.use { $0 } }
            var ready = resolver ?? PlaceholderResolver(NameIndex(ConfigStack(environment: "", layers: above)))
            defer { resolver = ready }
            return ready.resolve(text).text
        }
        return aboveControls.lazy.compactMap { $0.items(key, resolve: resolved) }.first
    }

    /// What decides about something, the strongest first: the layers above, then the documents.
    private func controls(_ documents: [SpringNode]) -> [SpringControls] {
        aboveControls + documents.compactMap(\.document?.controls)
    }
}

// Reading imports.
extension SpringLoader {
    private mutating func process(in phase: SpringNode.Phase) throws(ConfigFileError) {
        for node in tree { try process(node, in: phase, depth: 0) }
    }

    private mutating func process(
        _ node: SpringNode,
        in phase: SpringNode.Phase,
        depth: Int
    ) throws(ConfigFileError) {
        for child in node.children { try process(child, in: phase, depth: depth + 1) }
        if !node.isBound { bind(node) }
        guard !node.imports.isEmpty, !node.hasChildren(of: phase), context.holds(node.condition) else { return }
        guard depth < Self.depthMax else {
            throw ConfigFileError(
                "Files import one another more than \(Self.depthMax) deep.",
                at: node.imports[0].entry.location
            )
        }
        let children = try nodes(for: node.imports, from: node.folder)
        node.take(children, in: phase)
        resolver = nil
        for child in children { try process(child, in: phase, depth: depth + 1) }
    }

    /// Reads what a document says about itself, with its placeholders replaced.
    private mutating func bind(_ node: SpringNode) {
        node.isBound = true
        guard let controls = node.document?.controls else { return }
        // What a document says about itself may need its own values, whether or not it holds.
        binding = node
        defer { binding = nil }
        node.condition.platform = controls.value("spring.config.activate.on-cloud-platform")
        node.condition.profiles = items("spring.config.activate.on-profile", controls)
        node.imports = items("spring.config.import", controls)
    }

    private mutating func items(_ key: String, _ controls: SpringControls) -> [SpringControls.Item] {
        controls.items(key) { resolved($0) } ?? []
    }

    /// A text with its placeholders replaced by what is known so far.
    private mutating func resolved(_ text: ConfigText) -> String {
        guard !text.use({ PlaceholderText.isPlain($0) }) else { return text.use { $0 } }
        let bindsAnother = binding.map { !context.holds($0.condition) } ?? false
        defer { if bindsAnother { resolver = nil } }
        if resolver == nil || bindsAnother {
            let layers = documents.reversed().filter { $0 === binding || context.holds($0.condition) }
                .compactMap(\.document)
                .map { ConfigLayer(name: $0.layer, kind: .properties, entries: $0.entries) }
            let stack = ConfigStack(environment: "", layers: layers + above)
            resolver = PlaceholderResolver(NameIndex(stack), looseFrom: layers.count)
        }
        guard let outcome = resolver?.resolve(text) else { return "" }
        refuse(outcome)
        return outcome.text
    }

    /// Placeholders of what decides about files may not need a document that does not hold, nor themselves.
    private mutating func refuse(_ outcome: PlaceholderResolver.Outcome) {
        if let circle = outcome.circle { context.note(.circle(circle, at: SourceLocation(file: shown))) }
        let names = Set(outcome.expansions.map(\.name) + outcome.unresolved)
        for node in documents where node !== binding && !context.holds(node.condition) {
            for entry in node.document?.entries ?? [] where names.contains(entry.key) {
                context.note(.inactive(entry.key, at: entry.location))
            }
        }
    }
}

// Profiles and platform.
extension SpringLoader {
    /// Where the service runs: what it is told, else what variables show, else what the environment declares.
    private func cloudPlatform() -> String {
        let named = controls(documents.filter { $0.condition.isEmpty }).lazy
            .compactMap { $0.value("spring.main.cloud-platform") }.first
        if let named { return named.text.use { $0 } }
        let variables = Set(above.filter { $0.kind == .environmentVariables }.flatMap { $0.entries.map(\.key) })
        if variables.isSuperset(of: ["KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT"]) { return "kubernetes" }
        return declared.platform
    }

    private mutating func profiles() -> [String] {
        resolver = nil
        let documents = documents
        for node in documents where !context.holds(node.condition) { refuse(node) }
        // Spring Boot asks all documents for the active profiles, also those that do not hold.
        let sources = controls(documents)
        var included: [String] = []
        for source in controls(documents.filter { context.holds($0.condition) }) {
            for item in source.items("spring.profiles.include", resolve: { resolved($0) }) ?? []
            where !included.contains(item.text) && !BuildTemplate.isPlaceholder(item.text) {
                included.append(item.text)
            }
        }
        var groups: [String: [String]] = [:]
        for name in Set(sources.flatMap(\.groups)) {
            groups[name] =
                first("spring.profiles.group.[\(name)]", sources) ?? first("spring.profiles.group.\(name)", sources)
        }
        let named = profileItems("spring.profiles.active", sources)
        let profiles = Profiles(
            active: named,
            included: included,
            fallback: first("spring.profiles.default", sources) ?? ["default"],
            groups: groups
        )
        validate(profiles.active, sources)
        return profiles.active
    }

    /// What layers above say counts most, then what the environment declares, then what files say.
    private mutating func profileItems(_ key: String, _ sources: [SpringControls]) -> [String] {
        let fromAbove = first(key, Array(sources.prefix(aboveControls.count)))
        if let fromAbove { return fromAbove }
        return declared.profiles.isEmpty ? first(key, sources) ?? [] : declared.profiles
    }

    private mutating func first(_ key: String, _ sources: [SpringControls]) -> [String]? {
        for source in sources {
            if let items = source.items(key, resolve: { resolved($0) }) {
                // What the build fills in is no name yet.
                return items.map(\.text).filter { !BuildTemplate.isPlaceholder($0) }
            }
        }
        return nil
    }

    private mutating func validate(_ profiles: [String], _ sources: [SpringControls]) {
        let isOff = sources.lazy.compactMap { $0.value("spring.profiles.validate") }.first
        guard isOff?.text.use({ $0.lowercased() }) != "false" else { return }
        for profile in profiles where !Profiles.isName(profile) {
            let entry = sources.lazy
                .flatMap { source in
                    ["spring.profiles.active", "spring.profiles.include", "spring.profiles.default"]
                        .compactMap { source.first($0) }
                }
                .first { $0.text.use { $0.contains(profile) } }
            context.note(.invalidProfile(profile, in: entry))
        }
    }
}

// What stops a service.
extension SpringLoader {
    /// Documents that do not hold yet may say nothing about profiles: some of it stops the service, some of it counts
    /// although the document does not.
    private mutating func refuse(_ node: SpringNode) {
        guard let controls = node.document?.controls else { return }
        if let entry = controls.first("spring.profiles.include") {
            context.note(.invalid("spring.profiles.include", at: entry.location))
        }
        for key in ["spring.profiles.active", "spring.profiles.default"] {
            if let entry = controls.first(key) { context.note(.misplaced(key, at: entry.location)) }
        }
        let group = controls.groups.first.flatMap { controls.first("spring.profiles.group.\($0)") }
        if let group { context.note(.misplaced("spring.profiles.group", at: group.location)) }
    }

    /// Files of profiles may not choose profiles, and nobody may use the form of Spring Boot 2.3.
    private mutating func forbid(_ node: SpringNode) {
        guard let controls = node.document?.controls else { return }
        if let legacy = controls.first("spring.profiles") { context.note(.legacyProfiles(at: legacy.location)) }
        for key in ["spring.config.location", "spring.config.additional-location", "spring.config.name"] {
            if let entry = controls.first(key) { context.note(.withoutEffect(key, at: entry.location)) }
        }
        guard node.isOfProfile else { return }
        for key in ["spring.profiles.active", "spring.profiles.default", "spring.profiles.include"] {
            if let entry = controls.first(key) { context.note(.invalid(key, at: entry.location)) }
        }
    }
}
