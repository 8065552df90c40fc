import ConfigSets
import StrictYAML

extension ConfigEnvironment {
    /// Whether it is where developers try things out, by its name or because the gate leaves it alone.
    var isPlayground: Bool { !isGated || !Self.playgrounds.isDisjoint(with: words.map { $0.lowercased() }) }

    private static let playgrounds: Set = [
        "local", "localhost", "dev", "develop", "development", "test", "testing", "ci", "default",
    ]
}

extension PackColumn {
    /// Whether strangers or testers of a release use it: it is held to what production is held to.
    var isServing: Bool { environment.isProduction || !environment.isPlayground }
}
