/// `mysql/parity`: database servers are declared alike where it changes what happens.
enum MySQLParity {
    static let pack = RulePack(
        name: "mysql/parity",
        summary: "MySQL and MariaDB servers are declared alike where it changes what statements do and what is logged.",
        rules: ParityRules.all
    )
}
