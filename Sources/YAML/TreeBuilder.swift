/// Puts the events of a parse together into trees, with a stack of its own: input never decides how deep we recurse.
struct TreeBuilder {
    /// A collection that is still open.
    private struct Frame {
        let isMapping: Bool
        let event: YAMLEvent
        var children: [Built] = []
    }

    /// A finished node and what it costs to walk it, aliases expanded.
    private struct Built {
        let node: YAMLNode
        let nodes: Int
        let height: Int
    }

    private(set) var documents: [YAMLNode] = []
    private let file: String
    private let limits: YAMLLimits
    private var frames: [Frame] = []
    private var anchors: [String: Built] = [:]
    private var openAnchors: Set<String> = []
    private var repeatedNodes = 0
    private var nodes = 0

    init(file: String, limits: YAMLLimits) {
        self.file = file
        self.limits = limits
    }

    /// Adds one event.
    mutating func take(_ event: YAMLEvent) throws(YAMLError) {
        switch event.kind {
        case .streamStart, .streamEnd, .documentEnd: return
        case .documentStart:
            anchors = [:]
            openAnchors = []
            repeatedNodes = 0
        case .scalar(let scalar):
            try add(Built(node: Self.node(.scalar(scalar), event), nodes: 1, height: 0), event)
        case .alias(let name): try add(try repeated(name, event), event)
        case .sequenceStart: try open(Frame(isMapping: false, event: event))
        case .mappingStart: try open(Frame(isMapping: true, event: event))
        case .sequenceEnd, .mappingEnd: try close()
        }
    }

    private mutating func open(_ frame: Frame) throws(YAMLError) {
        guard frames.count < limits.depth else { throw error(.tooDeep(limit: limits.depth), frame.event) }
        frames.append(frame)
        guard let anchor = frame.event.anchor else { return }
        anchors[anchor] = nil
        openAnchors.insert(anchor)
    }

    private mutating func close() throws(YAMLError) {
        guard let frame = frames.popLast() else { return }
        let content: YAMLNode.Content
        if frame.isMapping {
            content = .mapping(
                stride(from: 0, to: frame.children.count - 1, by: 2)
                    .map {
                        YAMLPair(key: frame.children[$0].node, value: frame.children[$0 + 1].node)
                    }
            )
        } else {
            content = .sequence(frame.children.map(\.node))
        }
        let nodes = frame.children.reduce(1) { $0 + $1.nodes }
        let height = 1 + (frame.children.map(\.height).max() ?? 0)
        try add(Built(node: Self.node(content, frame.event), nodes: nodes, height: height), frame.event)
    }

    /// Gives a finished node to the collection or the stream that it belongs to.
    private mutating func add(_ built: Built, _ event: YAMLEvent) throws(YAMLError) {
        guard frames.count + built.height <= limits.depth else { throw error(.tooDeep(limit: limits.depth), event) }
        nodes += 1
        guard nodes <= limits.nodes else { throw error(.tooManyNodes(limit: limits.nodes), event) }
        if let anchor = event.anchor {
            openAnchors.remove(anchor)
            anchors[anchor] = built
        }
        guard let last = frames.indices.last else {
            documents.append(built.node)
            return
        }
        frames[last].children.append(built)
    }

    private mutating func repeated(_ name: String, _ event: YAMLEvent) throws(YAMLError) -> Built {
        guard let original = anchors[name] else {
            throw error(openAnchors.contains(name) ? .aliasInsideItself(name) : .unknownAlias(name), event)
        }
        // Each addend is at most limit + file size, so the sum cannot overflow.
        repeatedNodes += original.nodes
        guard repeatedNodes <= limits.repeatedNodes else {
            throw error(.tooManyRepeatedNodes(limit: limits.repeatedNodes), event)
        }
        let node = original.node.standing(for: name, at: event.position)
        return Built(node: node, nodes: original.nodes, height: original.height)
    }

    private static func node(_ content: YAMLNode.Content, _ event: YAMLEvent) -> YAMLNode {
        YAMLNode(content: content, tag: event.tag, anchor: event.anchor, position: event.position)
    }

    private func error(_ problem: YAMLError.Problem, _ event: YAMLEvent) -> YAMLError {
        YAMLError(file: file, position: event.position, problem: problem)
    }
}
