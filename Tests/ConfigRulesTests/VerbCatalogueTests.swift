import ConfigRules
import ConfigSets
import Findings
import Testing

/// Each verb's documentation, which is its test.
@Suite struct VerbCatalogueTests {
    struct Case: CustomTestStringConvertible {
        let documentation: VerbDocumentation
        let number: Int
        let example: PackRule.Example

        var testDescription: String { "\(documentation.kind.rawValue) \(number)" }

        var violations: [RuleViolation] {
            get throws {
                let environments = ["dev", "stage", "prod"].map(ExampleService.environment)
                return ConfigJudge.judge(
                    try ExampleService(example).state,
                    documentation.example,
                    environments: environments
                )
            }
        }
    }

    static let flagged = VerbCatalogue.all.flatMap { verb in
        verb.flagged.enumerated().map { Case(documentation: verb, number: $0, example: $1) }
    }
    static let accepted = VerbCatalogue.all.flatMap { verb in
        verb.accepted.enumerated().map { Case(documentation: verb, number: $0, example: $1) }
    }

    @Test func `every verb is documented once`() {
        #expect(VerbCatalogue.all.map(\.kind).count == VerbKind.allCases.count)
        #expect(Set(VerbCatalogue.all.map(\.kind)) == Set(VerbKind.allCases))
    }

    @Test(arguments: flagged)
    func `a flagged example breaks its verb`(_ example: Case) throws {
        let found = try example.violations
        #expect(found.contains { $0.code == example.documentation.kind.code }, "\(found.map(\.message))")
        #expect(found.allSatisfy { $0.message.hasSuffix(".") && !$0.message.contains("k4Xq81") })
    }

    @Test(arguments: accepted)
    func `an accepted example breaks nothing`(_ example: Case) throws {
        let found = try example.violations
        #expect(found.isEmpty, "\(found.map(\.message))")
    }
}
