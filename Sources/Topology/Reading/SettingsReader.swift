import Findings
import StrictYAML

/// Reads `migrate.yaml`.
struct SettingsReader {
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case defaultEnvironment = "default-environment"
        case historyTable = "history-table"
        case placeholders
        case placeholderReplacement = "placeholder-replacement"
        case rollout
        case outOfOrder = "out-of-order"
        case mixed
        case ignoreMigrationPatterns = "ignore-migration-patterns"
        case installedBy = "installed-by"
        case baselineVersion = "baseline-version"
        case baselineDescription = "baseline-description"
        case naming
        case ignore
        case drift
        case lint
    }

    private enum RolloutKey: String, CaseIterable {
        case waves
        case parallel
        case onFailure = "on-failure"
    }

    private enum NamingKey: String, CaseIterable {
        case versioned
        case repeatable
        case undo
        case baseline
        case separator
        case suffixes
    }

    /// The settings; what could not be read keeps its default and is reported.
    func read(_ root: FileNode) -> ProjectSettings {
        var settings = ProjectSettings()
        guard let mapping = StrictMapping<Key>(root, called: "the file", problems: problems) else { return settings }
        mapping.refuse([.lint])
        mapping.text(.defaultEnvironment).map { settings.defaultEnvironment = $0 }
        settings.historyTable = historyTable(mapping.text(.historyTable)) ?? settings.historyTable
        settings.placeholders = placeholders(mapping.table(.placeholders) ?? [])
        settings.replacesPlaceholders = mapping.flag(.placeholderReplacement) ?? settings.replacesPlaceholders
        settings.rollout = rollout(mapping.mapping(.rollout, keys: RolloutKey.self))
        settings.allowsOutOfOrder = mapping.flag(.outOfOrder) ?? settings.allowsOutOfOrder
        settings.allowsMixed = mapping.flag(.mixed) ?? settings.allowsMixed
        mapping.texts(.ignoreMigrationPatterns).map { settings.ignoredMigrationPatterns = $0 }
        settings.installedBy = mapping.text(.installedBy)?.value
        settings.baselineVersion = mapping.text(.baselineVersion) ?? settings.baselineVersion
        settings.baselineDescription = mapping.text(.baselineDescription)?.value ?? settings.baselineDescription
        settings.naming = naming(mapping.mapping(.naming, keys: NamingKey.self))
        settings.ignoredFiles = mapping.texts(.ignore)?.map(\.value) ?? []
        settings.drift = DriftReader(problems: problems).read(mapping.mapping(.drift, keys: DriftReader.Key.self))
        return settings
    }

    private func historyTable(_ text: Located<String>?) -> String? {
        guard let text else { return nil }
        // PostgreSQL cuts longer names short, in silence.
        guard !text.value.isEmpty, text.value.utf8.count <= 63 else {
            problems.report("'history-table' must be a name of 1 to 63 bytes.", at: text.location)
            return nil
        }
        return text.value
    }

    private func placeholders(_ table: [(name: Located<String>, value: Located<String>)]) -> [String: String] {
        var values: [String: String] = [:]
        for entry in table { values[entry.name.value] = problems.template(entry.value, allowing: [])?.literal }
        return values
    }

    private func rollout(_ mapping: StrictMapping<RolloutKey>?) -> Rollout {
        var rollout = Rollout()
        guard let mapping else { return rollout }
        if let waves = mapping.texts(.waves) {
            rollout.waves = waves.map { ShardPattern($0.value) }
            if waves.isEmpty { problems.report("'waves' must name a wave.", at: mapping.node(.waves)?.location) }
        }
        rollout.parallel = mapping.number(.parallel, in: 1...Rollout.parallelMax) ?? rollout.parallel
        rollout.onFailure = mapping.choice(.onFailure, Rollout.FailureRule.self) ?? rollout.onFailure
        return rollout
    }

    private func naming(_ mapping: StrictMapping<NamingKey>?) -> NamingSettings {
        var naming = NamingSettings()
        guard let mapping else { return naming }
        func word(_ key: NamingKey) -> String? {
            guard let text = mapping.text(key) else { return nil }
            if text.value.isEmpty || text.value.contains("/") {
                problems.report("'\(key.rawValue)' must not be empty and must not hold '/'.", at: text.location)
            }
            return text.value
        }
        naming.location = mapping.location
        naming.versioned = word(.versioned)
        naming.repeatable = word(.repeatable)
        naming.undo = word(.undo)
        naming.baseline = word(.baseline)
        naming.separator = word(.separator)
        if let suffixes = mapping.texts(.suffixes) {
            naming.suffixes = suffixes.map(\.value)
            let isFine = !suffixes.isEmpty && suffixes.allSatisfy { !$0.value.isEmpty && !$0.value.contains("/") }
            if !isFine {
                problems.report("'suffixes' must name endings such as .sql.", at: mapping.node(.suffixes)?.location)
            }
        }
        return naming
    }
}
