/// `spring/no-runtime-ddl`: no service changes tables while it runs, by whatever route.
enum NoRuntimeDDL {
    static let pack = RulePack(
        name: "spring/no-runtime-ddl",
        summary: "No service changes tables when it starts: only migrations do.",
        rules: HibernateRules.all + ScriptRules.all
    )
}
