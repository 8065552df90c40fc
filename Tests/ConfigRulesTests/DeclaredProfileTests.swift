import ConfigRules
import ConfigSets
import StrictYAML
import TestSupport
import Testing

/// The profiles that the rules file names are what a service is started with.
@Suite(.scratchFolder) struct DeclaredProfileTests {
    private static func prod(_ rules: String, _ files: [String: String]) throws -> ConfigSet {
        let states = try openRules(rules, files: files).states(in: ["prod"])
        #expect(states.findings.isEmpty)
        return try #require(states.services.first?.columns.first?.settings)
    }

    private static let rules = """
        version: 1
        service: shop
        environments: {dev: {}, prod: {profiles: [cloud, prod]}}
        sources: [{spring: res}]
        """

    @Test(arguments: ["spring.profiles.active: dev", "spring.profiles.active: [dev]", "a: 1"])
    func `what a file says of the active profiles does not count there`(_ line: String) throws {
        let files = ["res/application.yml": line + "\nlog: logs/${spring.profiles.active}.log\n"]
        let settings = try Self.prod(Self.rules, files)
        let texts = ["spring.profiles.active", "log"].map { settings.values[PropertyName($0)]?.text }
        #expect(texts == [.plain("cloud,prod"), .plain("logs/cloud,prod.log")])
        #expect(settings.values[PropertyName("spring.profiles.active[0]")] == nil)
    }

    @Test func `a service that never speaks of them gets no setting more`() throws {
        let settings = try Self.prod(Self.rules, ["res/application.yml": "a: 1\n"])
        #expect(settings.values.keys.map(\.description) == ["a"])
    }

    @Test func `a variable that names them counts more`() throws {
        let settings = try Self.prod(
            Self.rules.replacing("[{spring: res}]", with: "[{spring: res}, {dotenv: {file: v.env}}]"),
            ["res/application.yml": "x: ${spring.profiles.active}\n", "v.env": "SPRING_PROFILES_ACTIVE=other\n"]
        )
        #expect(settings.values[PropertyName("x")]?.text == .plain("other"))
    }

    @Test func `an environment without a profile starts with what files say`() throws {
        let settings = try Self.prod(
            Self.rules.replacing("[cloud, prod]", with: "[]"),
            ["res/application.yml": "spring.profiles.active: dev\n", "res/application-dev.yml": "a: 1\n"]
        )
        #expect(settings.values[PropertyName("spring.profiles.active")]?.text == .plain("dev"))
        #expect(settings.values[PropertyName("a")]?.text == .plain("1"))
    }

    @Test func `they differ without breaking a rule`() throws {
        let project = try openRules(
            Self.rules,
            files: ["res/application.yml": "spring.profiles.active: dev\n"]
        )
        let today = try #require(CalendarDate("2026-06-01"))
        let judgement = ConfigJudge.judge(project.states().services, by: project, strict: true, today: today)
        #expect(judgement.violations.isEmpty)
    }
}
