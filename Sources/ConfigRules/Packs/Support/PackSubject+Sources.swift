import ConfigSets

extension PackSubject {
    /// Judges each environment, and leaves out the settings that only pass on what is told of at a variable already: one
    /// mistake is one problem, where it has to be mended.
    func judgeSources(_ judge: (PackColumn) -> [PackProblem]) -> [RuleViolation] {
        judgeEach { column in
            let problems = judge(column)
            let told = Set(problems.map(\.value.winner.location))
            return problems.filter { problem in
                !problem.value.expansions.contains { $0.location.map(told.contains) ?? false }
            }
        }
    }
}
