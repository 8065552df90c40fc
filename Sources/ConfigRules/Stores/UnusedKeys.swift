import ConfigSets
import Findings
import Secrets
import StrictYAML

/// Finds keys that lists have and no service takes: most likely misspelt where they should be taken, or left over.
enum UnusedKeys {
    /// The keys of one environment's lists that none of its services names.
    ///
    /// Only of secrets from which keys are taken one by one: who takes a secret whole may use any of them, and whoever
    /// names none may read the store on its own.
    static func findings(_ services: [ServiceState]) -> [Finding] {
        var lists: [String: (list: KeyList, environment: String)] = [:]
        var taken: [String: Set<String>] = [:]
        var whole: Set<String> = []
        for column in services.flatMap(\.columns) where column.environment.isGated {
            let references = column.settings.values.values.compactMap(\.winner.store)
            for list in column.stores.lists {
                lists[list.file] = (list, column.environment.name.value)
                for reference in references where reference.mayBeListed && list.means(reference) == true {
                    if let key = reference.key {
                        taken[list.file, default: []].insert(key)
                    } else {
                        whole.insert(list.file)
                    }
                }
            }
        }
        return lists.sorted { $0.key < $1.key }
            .flatMap { file, own -> [Finding] in
                guard let keys = taken[file], !whole.contains(file) else { return [] }
                return own.list.content.entries.filter { !keys.contains($0.key) }.map { unused($0, own.environment) }
            }
    }

    private static func unused(_ entry: ConfigEntry, _ environment: String) -> Finding {
        Finding(
            code: RuleCodes.secretUnused,
            severity: .warning,
            message: "The secret has the key '\(entry.key)', and no service takes it in \(environment).",
            advice: "Correct the key where it should be taken, or remove it from the store and from this list.",
            location: entry.location
        )
    }
}
