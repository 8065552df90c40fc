import Database

/// Keeps the environment of the process from deciding what we connect to.
enum PostgresEnvironment {
    /// What libpq reads although we name every setting: a variable fills each setting that is absent or empty, and some
    /// have no setting that could override them.
    private static let variables = [
        "PGSERVICE", "PGSERVICEFILE", "PGSYSCONFDIR", "PGHOSTADDR", "PGPASSWORD", "PGSSLCRL", "PGSSLCRLDIR",
        "PGSSLMAXPROTOCOLVERSION", "PGREQUIREPEER", "PGREQUIREAUTH", "PGREQUIRESSL", "PGSSLCERTMODE",
        "PGSSLNEGOTIATION", "PGLOADBALANCEHOSTS", "PGGSSDELEGATION", "PGMINPROTOCOLVERSION", "PGMAXPROTOCOLVERSION",
        "PGOPTIONS", "PGDATESTYLE", "PGTZ", "PGGEQO",
    ]

    /// Removes the variables; to be called before libpq is told anything.
    static func clear() { ProcessEnvironment.remove(variables) }
}
