/// Merges a patch into a manifest as Kubernetes does: tables key by key, some lists by a key of their items.
extension DeploymentNode {
    /// The lists whose items are merged, with the key that tells them apart; all others are replaced.
    private static let mergeKeys = [
        "containers": "name", "initContainers": "name", "env": "name", "volumes": "name", "volumeMounts": "mountPath",
    ]

    /// This manifest with a patch applied to it.
    func merged(with patch: DeploymentNode) -> DeploymentNode { merged(with: patch, under: "", depth: 0) }

    private static let depthMax = 50

    private func merged(with patch: DeploymentNode, under key: String, depth: Int) -> DeploymentNode {
        guard depth < Self.depthMax else { return patch }
        switch (content, patch.content) {
        case (.table(let own), .table(let changes)):
            if patch["$patch"]?.word == "replace" { return patch.withoutOrders }
            var members = own
            let places = Dictionary(own.enumerated().map { ($1.key, $0) }) { first, _ in first }
            var removed: Set<Int> = []
            for change in changes where change.key != "$patch" {
                let place = places[change.key]
                if change.value.isNull {
                    if let place { removed.insert(place) }
                } else if let place {
                    members[place].value = members[place].value
                        .merged(
                            with: change.value,
                            under: change.key,
                            depth: depth + 1
                        )
                } else {
                    members.append(change)
                }
            }
            var result = self
            result.content = .table(
                removed.isEmpty ? members : members.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
            )
            return result
        case (.list(let own), .list(let changes)):
            guard let name = Self.mergeKeys[key] else { return patch }
            var result = self
            result.content = .list(Self.items(own, changes, by: name, depth: depth))
            return result
        case (.null, _), (.text, _), (.literal, _), (.list, _), (.table, _): return patch
        }
    }

    /// New items stand before those that are there, as kustomize puts them.
    private static func items(
        _ own: [DeploymentNode],
        _ changes: [DeploymentNode],
        by name: String,
        depth: Int
    ) -> [DeploymentNode] {
        if changes.contains(where: { $0["$patch"]?.word == "replace" && $0[name] == nil }) {
            return changes.filter { $0["$patch"] == nil }
        }
        var items = own
        var new: [DeploymentNode] = []
        for change in changes {
            let word = change[name]?.word
            let place = word.flatMap { word in items.firstIndex { $0[name]?.word == word } }
            switch (place, change["$patch"]?.word) {
            case (let place?, "delete"): items.remove(at: place)
            case (let place?, _): items[place] = items[place].merged(with: change, under: "", depth: depth + 1)
            case (nil, "delete"): continue
            case (nil, _): new.append(change)
            }
        }
        return new + items
    }

    private var withoutOrders: DeploymentNode {
        guard case .table(let members) = content else { return self }
        var result = self
        result.content = .table(members.filter { $0.key != "$patch" })
        return result
    }
}
