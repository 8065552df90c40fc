import ConfigRules
import StrictYAML
import Testing

@Suite struct EnvironmentTests {
    @Test func `an environment's own name is its profile and its word when nothing else is written`() {
        let environment = ConfigEnvironment(name: Located("prod"))
        #expect(environment.profiles == ["prod"])
        #expect(environment.words == ["prod"])
    }
}
