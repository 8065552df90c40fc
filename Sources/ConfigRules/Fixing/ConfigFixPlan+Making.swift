import ConfigSets
import Findings

extension ConfigFixPlan {
    /// Works out what can be fixed: every fix is proved together with all others.
    ///
    /// `environments` are those whose own files may be edited; all files when `nil`.
    package init(
        _ project: ConfigProject,
        _ states: ServiceStates,
        judgement: ConfigJudgement,
        environments: [String]?
    ) {
        var search = FixSearch(project, states.services, environments: environments)
        search.search { state in
            judgement.services.first { $0.name == state.name }?.keys.filter(\.isLacking) ?? []
        }
        let proof = FixProof(project: project, before: states, files: search.files)
        var left = search.left
        var proved: [ConfigFix] = []
        var texts: [String: [UInt8]] = [:]
        Self.prove(search.fixes[...], by: proof, onto: &proved, texts: &texts, left: &left)
        fixes = proved.sorted { ($0.file, $0.line ?? .max, $0.key) < ($1.file, $1.line ?? .max, $1.key) }
        self.left = left.sorted {
            ($0.location.file, $0.location.line ?? 0) < ($1.location.file, $1.location.line ?? 0)
        }
        files = texts.sorted { $0.key < $1.key }
            .map { Edited(file: $0.key, before: search.files[$0.key] ?? [], after: $0.value) }
    }

    /// Takes all fixes that hold together with those before; parts them in halves where they do not.
    private static func prove(
        _ fixes: ArraySlice<ConfigFix>,
        by proof: FixProof,
        onto proved: inout [ConfigFix],
        texts: inout [String: [UInt8]],
        left: inout [LeftAlone]
    ) {
        guard let first = fixes.first else { return }
        do throws(EditObstacle) {
            texts = try proof.texts(proved + fixes)
            proved += fixes
        } catch {
            guard fixes.count == 1 else {
                let middle = fixes.startIndex + fixes.count / 2
                prove(fixes[..<middle], by: proof, onto: &proved, texts: &texts, left: &left)
                prove(fixes[middle...], by: proof, onto: &proved, texts: &texts, left: &left)
                return
            }
            let place = SourceLocation(file: first.file, line: first.line)
            left.append(LeftAlone(key: first.key, location: place, reason: error.reason))
        }
    }
}

extension ConfigJudgement.Key {
    /// Whether the key has to be in every environment and is missing in one.
    fileprivate var isLacking: Bool {
        compared.verdict == .missing && !isAllowed && !decisions.contains { $0.verb == .forbidden }
    }
}
