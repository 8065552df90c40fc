/// `env/no-cross-talk`: every environment keeps to its own servers, data and accounts.
enum NoCrossTalk {
    static let pack = RulePack(
        name: "env/no-cross-talk",
        summary: "Every environment keeps to its own servers, data and accounts.",
        rules: CrossTalkRules.all + [SharedServers.rule]
    )
}
