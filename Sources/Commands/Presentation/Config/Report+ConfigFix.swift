import ConfigRules
import ConfigSets
import Findings
import Reports

extension Report {
    /// What was mended, or would be, and what was left alone.
    init(fixing plan: ConfigFixPlan, isDryRun: Bool, policy: SecretPolicy) {
        let fixes = counted(plan.fixes.count, "change")
        let files = counted(plan.files.count, "file")
        let nothing = plan.left.isEmpty ? "Nothing to mend" : "Nothing that can be mended without a decision"
        let waits = plan.fixes.count { if case .added = $0.kind { true } else { false } }
        let verb = isDryRun ? "Would make" : "Made"
        self.init(
            command: "config fix",
            facts: [Fact("dryRun", .truth(isDryRun))],
            tables: [
                Table(
                    key: "changes",
                    columns: [
                        Column("change", "Change"), Column("key", "Key", fit: .wrapped),
                        Column("place", "Place", fit: .wrapped),
                        Column("detail", "Detail", fit: .wrapped),
                    ],
                    rows: plan.fixes.map(\.cells)
                ),
                Table(
                    key: "left",
                    title: "Left alone",
                    columns: [
                        Column("key", "Key", fit: .wrapped), Column("place", "Place", fit: .wrapped),
                        Column("reason", "Because", fit: .wrapped),
                    ],
                    rows: plan.left.map { [.text($0.key), .text("\($0.location)"), .text($0.reason)] }
                ),
            ],
            script: isDryRun && !plan.files.isEmpty ? Self.difference(of: plan.files, policy: policy) : nil,
            summary: (plan.fixes.isEmpty ? nothing : "\(verb) \(fixes) in \(files)")
                + (plan.left.isEmpty ? "." : "; \(plan.left.count) left alone."),
            next: waits > 0 && !isDryRun
                ? "Supply \(waits == 1 ? "the variable" : "the variables") of what was added, then run 'migrate config check'."
                : nil,
            exitCode: ExitStatus.done.rawValue
        )
    }

    /// All files as one unified difference, secrets and comments masked.
    private static func difference(of files: [ConfigFixPlan.Edited], policy: SecretPolicy) -> String {
        files
            .map { edited in
                let old = MaskedLines.of(edited.before, file: edited.file, policy: policy)
                let new = MaskedLines.of(edited.after, file: edited.file, policy: policy)
                return UnifiedDifference.of(file: edited.file, old: old ?? [], new: new ?? [])
            }
            .joined()
    }
}

extension ConfigFix {
    fileprivate var cells: [Cell] {
        let place = line.map { "\(file):\($0)" } ?? file
        switch kind {
        case .added(let environment, let variable):
            return [.state("added", .waiting), .text(key), .text(place), .text("\(environment) needs ${\(variable)}")]
        case .dropped(let base):
            return [.state("dropped", .good), .text(key), .text(place), .text("repeats \(base)")]
        case .renamed(let part): return [.state("spelled", .good), .text(key), .text(place), .text("\(part)")]
        }
    }
}
