import Glibc

/// Keeps the environment of the process from deciding what we connect to (failures.md F85).
enum PostgresEnvironment {
    /// What libpq reads although we name every setting: a variable fills each setting that is absent or empty, and some
    /// have no setting that could override them.
    private static let variables = [
        "PGSERVICE", "PGSERVICEFILE", "PGSYSCONFDIR", "PGHOSTADDR", "PGPASSWORD", "PGSSLCRL", "PGSSLCRLDIR",
        "PGSSLMAXPROTOCOLVERSION", "PGREQUIREPEER", "PGREQUIREAUTH", "PGREQUIRESSL", "PGSSLCERTMODE",
        "PGSSLNEGOTIATION", "PGLOADBALANCEHOSTS", "PGGSSDELEGATION", "PGMINPROTOCOLVERSION", "PGMAXPROTOCOLVERSION",
        "PGOPTIONS", "PGDATESTYLE", "PGTZ", "PGGEQO",
    ]

    /// Removes the variables; the C library orders this against itself, and it is done only where there is one.
    static func clear() {
        for variable in variables where unsafe getenv(variable) != nil { unsafe unsetenv(variable) }
    }
}
