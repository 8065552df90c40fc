import ConfigSets

/// `type`: the value is one of the type.
enum TypeVerb {
    static func judge(_ type: ValueType, _ subject: VerbSubject) -> [RuleViolation] {
        subject.judgeValues { _, _, value in
            guard !value.text.use(type.fits) else { return nil }
            return ValueProblem(predicate: "is \(value.quoted)", demand: "must be \(type.noun)")
        }
    }
}
