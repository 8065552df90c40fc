import Findings
import YAML

/// Puts together the pairs of mappings and of those that `<<` brings in, as SnakeYAML does it inside Spring Boot.
struct MappingMerger {
    /// A key as Java tells it from others: the text "1" and the number 1 are two.
    struct Key: Hashable {
        let text: String
        let isText: Bool
    }

    struct Pair {
        let key: Key
        let value: YAMLNode
        /// Where the alias stands that brings the pair in.
        var alias: YAMLPosition?
        /// Whether Spring has seen the mapping that holds the pair before: only then the key counts as equal to the same
        /// key of another mapping, and the value that is written last wins otherwise.
        var isSettled: Bool
    }

    private enum Step {
        case pair(Pair)
        case merge(YAMLNode)
    }

    /// A key and whether Spring has settled it.
    private struct Slot: Hashable {
        let key: Key
        let isSettled: Bool
    }

    private struct Gathered {
        var pairs: [Pair] = []
        var slots: [Slot: Int] = [:]
    }

    /// A pair of the mapping itself replaces one that was brought in; one that is brought in replaces nothing.
    private enum Rank {
        case own
        case broughtIn
    }

    let scalars: YAMLScalars
    let survey: DocumentSurvey
    /// What became of the mappings with an anchor, by place.
    private var settled: [YAMLPosition: [Pair]] = [:]

    private static let mergesMax = 50

    init(scalars: YAMLScalars, survey: DocumentSurvey) {
        self.scalars = scalars
        self.survey = survey
    }

    /// The pairs of a mapping; of several with one key the last one counts.
    mutating func pairs(of node: YAMLNode) throws(ConfigFileError) -> [Pair] {
        let place = survey.origin(of: node)
        var pairs: [Pair]
        if let known = settled[place] {
            pairs = known
            for index in pairs.indices { pairs[index].isSettled = true }
        } else {
            var gathered = Gathered()
            try gather(steps(of: node, isSettled: true), rank: .own, depth: 0, into: &gathered)
            pairs = gathered.pairs
        }
        if node.anchor != nil { settled[place] = pairs }
        return Self.lastOfEach(pairs)
    }

    private static func lastOfEach(_ pairs: [Pair]) -> [Pair] {
        guard pairs.contains(where: { !$0.isSettled }) else { return pairs }
        var result: [Pair] = []
        var numbers: [Key: Int] = [:]
        for pair in pairs {
            if let number = numbers[pair.key] {
                result[number] = pair
            } else {
                numbers[pair.key] = result.count
                result.append(pair)
            }
        }
        return result
    }

    private mutating func gather(
        _ steps: [Step],
        rank: Rank,
        depth: Int,
        into gathered: inout Gathered
    ) throws(ConfigFileError) {
        for step in steps {
            switch step {
            case .merge(let source):
                for mapping in try mappings(of: source) {
                    guard depth < Self.mergesMax else {
                        throw scalars.error("'<<' is nested more than \(Self.mergesMax) deep.", at: mapping)
                    }
                    let steps = try broughtIn(by: mapping, alias: source.alias == nil ? nil : source.position)
                    try gather(steps, rank: .broughtIn, depth: depth + 1, into: &gathered)
                }
            case .pair(let pair):
                let slot = Slot(key: pair.key, isSettled: pair.isSettled)
                if let number = gathered.slots[slot] {
                    switch rank {
                    case .own: gathered.pairs[number] = pair
                    case .broughtIn: break
                    }
                } else {
                    gathered.slots[slot] = gathered.pairs.count
                    gathered.pairs.append(pair)
                }
            }
        }
    }

    private func mappings(of source: YAMLNode) throws(ConfigFileError) -> [YAMLNode] {
        switch source.content {
        case .mapping: return [source]
        case .sequence(let items):
            for item in items {
                guard case .mapping = item.content else { throw noMapping(item) }
            }
            return items
        case .scalar: throw noMapping(source)
        }
    }

    private func noMapping(_ node: YAMLNode) -> ConfigFileError {
        scalars.error("What '<<' brings in has to be a mapping, or a list of mappings.", at: node)
    }

    private func broughtIn(by mapping: YAMLNode, alias: YAMLPosition?) throws(ConfigFileError) -> [Step] {
        let here = alias ?? (mapping.alias == nil ? nil : mapping.position)
        guard let known = settled[survey.origin(of: mapping)] else {
            let steps = try steps(of: mapping, isSettled: false)
            return steps.map { Self.step($0, alias: here) }
        }
        return known.map { Self.step(.pair($0), alias: here) }
    }

    private static func step(_ step: Step, alias: YAMLPosition?) -> Step {
        guard case .pair(var pair) = step, let alias else { return step }
        pair.alias = alias
        return .pair(pair)
    }

    /// What is written in a mapping.
    private func steps(of node: YAMLNode, isSettled: Bool) throws(ConfigFileError) -> [Step] {
        guard case .mapping(let pairs) = node.content else { return [] }
        var steps: [Step] = []
        steps.reserveCapacity(pairs.count)
        for pair in pairs {
            if let key = try scalars.key(pair.key) {
                steps.append(.pair(Pair(key: key, value: pair.value, isSettled: isSettled)))
            } else {
                steps.append(.merge(pair.value))
            }
        }
        return steps
    }
}
