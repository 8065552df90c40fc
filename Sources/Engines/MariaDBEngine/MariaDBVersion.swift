import Database
import SQLText

/// A server's version, and whether this tool can keep its promises there.
struct MariaDBVersion {
    let dialect: Dialect
    let major: Int
    private let minor: Int
    /// The server's own words.
    let text: String

    /// Reads the server's own words, such as `10.11.19-MariaDB-log` or `8.0.40`.
    init(_ text: String) {
        self.text = text
        dialect = text.lowercased().contains("mariadb") ? .mariadb : .mysql
        let numbers = text.split { !$0.isWholeNumber }.prefix(2).map { Int($0) ?? 0 }
        major = numbers.first ?? 0
        minor = numbers.count > 1 ? numbers[1] : 0
    }

    /// The part of the version that decides what SQL means, such as `10.11`.
    var series: String { "\(major).\(minor)" }

    /// Whether MariaDB grants one by one what SUPER held before.
    var hasFineRights: Bool { (major, minor) >= (10, 5) }

    /// Whether both servers understand and print definitions alike.
    func isSameSeries(as other: MariaDBVersion) -> Bool {
        (dialect, major, minor) == (other.dialect, other.major, other.minor)
    }

    /// Refuses servers on which a second `GET_LOCK` silently gives the first one back, and those long out of care.
    func check() throws(DatabaseError) {
        let oldest: (major: Int, minor: Int) = dialect == .mariadb ? (10, 3) : (5, 7)
        guard (major, minor) < oldest else { return }
        throw DatabaseError(
            .unsupported,
            "\(dialect.displayName) \(text) is too old; \(oldest.major).\(oldest.minor) is the oldest that is supported."
        )
    }
}
