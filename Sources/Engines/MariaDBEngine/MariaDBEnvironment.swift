import Database

/// Keeps the environment of the process from choosing code that libmariadb loads.
enum MariaDBEnvironment {
    /// What libmariadb reads although we name every option: plugins, and the folder that it takes them from.
    private static let variables = ["LIBMYSQL_PLUGINS", "MARIADB_PLUGIN_DIR"]

    /// Removes the variables; to be called before the library starts.
    static func clear() { ProcessEnvironment.remove(variables) }
}
