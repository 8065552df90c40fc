import ConfigSets

extension RuleVerb {
    /// What is broken, and what nobody can tell.
    func judge(_ subject: VerbSubject) -> [RuleViolation] {
        switch self {
        case .same: SameVerb.judge(subject)
        case .equal(let text): EqualVerb.judge(text, subject)
        case .differ: DifferVerb.judge(subject)
        case .allow, .use: []
        case .required: RequiredVerb.judge(subject)
        case .forbidden: ForbiddenVerb.judge(subject)
        case .oneOf(let choices): OneOfVerb.judge(choices, subject)
        case .pattern(let pattern): PatternVerb.judge(pattern, .match, subject)
        case .notPattern(let pattern): PatternVerb.judge(pattern, .mismatch, subject)
        case .type(let type): TypeVerb.judge(type, subject)
        case .range(let minimum, let maximum, _): RangeVerb.judge(minimum, maximum, subject)
        case .order(let order): OrderVerb.judge(order, subject)
        case .derive(let template): DeriveVerb.judge(template, subject)
        case .sameShape(let left, let right, let except):
            SameShapeVerb.judge(left, right, except: except, subject)
        case .implies(let when, let then): ImpliesVerb.judge(when, then, subject)
        case .secretSource: SecretSourceVerb.judge(subject)
        case .noDefault: NoDefaultVerb.judge(subject)
        case .noTestCredential: CredentialVerb.judge(.test, subject)
        case .noLiveCredential: CredentialVerb.judge(.live, subject)
        case .noCrossTalk: NoCrossTalkVerb.judge(subject)
        case .wired: WiredVerb.judge(subject)
        case .unique: UniqueVerb.judge(subject)
        }
    }
}
