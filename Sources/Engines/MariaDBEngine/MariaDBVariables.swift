import Database
import SQLText

extension MariaDBSession {
    /// MariaDB tells where a global value comes from, MySQL also who set it and when.
    func serverVariables() async throws(DatabaseError) -> [ServerVariable] {
        let question = server.dialect == .mysql ? MariaDBVariables.ofMySQL : MariaDBVariables.ofMariaDB
        return try await rows(question).compactMap(MariaDBVariables.variable)
    }
}

/// The questions for global variables: name, value, origin, account, time.
enum MariaDBVariables {
    static let ofMariaDB = """
        SELECT VARIABLE_NAME, GLOBAL_VALUE, GLOBAL_VALUE_ORIGIN, NULL, NULL FROM information_schema.SYSTEM_VARIABLES \
        WHERE GLOBAL_VALUE IS NOT NULL ORDER BY VARIABLE_NAME
        """

    static let ofMySQL = """
        SELECT held.VARIABLE_NAME, held.VARIABLE_VALUE, info.VARIABLE_SOURCE, \
        CASE WHEN info.SET_USER <> '' THEN CONCAT(info.SET_USER, '@', info.SET_HOST) END, \
        CAST(info.SET_TIME AS CHAR) \
        FROM performance_schema.global_variables held \
        LEFT JOIN performance_schema.variables_info info ON info.VARIABLE_NAME = held.VARIABLE_NAME \
        ORDER BY held.VARIABLE_NAME
        """

    /// The origins of a value that no file keeps: MariaDB's word and MySQL's.
    private static let passing: Set<String> = ["SQL", "DYNAMIC"]

    static func variable(_ row: Row) -> ServerVariable? {
        guard let name = row.text(0), let value = row.text(1), !ServerVariable.mayHoldSecret(name) else { return nil }
        let origin = row.text(2)
        return ServerVariable(
            name: name,
            value: value,
            origin: origin,
            isLostOnRestart: origin.map(passing.contains) ?? false,
            changedBy: row.text(3),
            changedAt: row.text(4)
        )
    }
}
