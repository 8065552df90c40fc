/// `spring/production-safety`: nothing that helps a developer is open where strangers call.
enum ProductionSafety {
    static let pack = RulePack(
        name: "spring/production-safety",
        summary: "Nothing that helps a developer is open where strangers call.",
        rules: ActuatorRules.all + WebRules.all + DebuggingRules.all + TransportRules.all + [ScriptRules.flywayClean]
    )
}
