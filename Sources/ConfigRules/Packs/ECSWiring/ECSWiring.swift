/// `ecs/wiring`: a task gets what its service asks for, from its own account.
enum ECSWiring {
    static let pack = RulePack(
        name: "ecs/wiring",
        summary: "A task supplies what its service asks for, from the environment's own account and region.",
        rules: WiringRules.all
    )
}
