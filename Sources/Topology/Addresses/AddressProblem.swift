import Findings
import SQLText

/// Why a url is refused.
///
/// Holds no part of the url that could be a secret: at most a scheme, an option or a field.
enum AddressProblem: Error, Equatable {
    case noScheme
    case jdbc
    case unknownScheme(String)
    case badEscape(in: Part)
    case badCharacter
    case unfilledField(String?)
    case passwordInFile
    case noUser
    case noHost
    case badHost
    case severalHosts
    case openBracket
    case badPort
    case noDatabase
    case nestedPath
    case fragment
    case doubleSlash
    case noFile
    case scratchFile
    case unknownOption(String?)
    case repeatedOption(String)
    case optionOfAnother(String, than: Dialect)
    case badOption(String, expected: String)
    case hostBesideSocket

    /// A part of a url, as people call it.
    enum Part: String {
        case user
        case password
        case host
        case path
        case options
    }

    static var schemes: [String] { Dialect.allCases.flatMap(\.schemes).sorted() }
}

extension AddressProblem: CustomStringConvertible {
    var description: String {
        switch self {
        case .noScheme: "The url does not say which kind of database it leads to. \(Self.example)"
        case .jdbc: "The url is in JDBC's form. Leave out 'jdbc:' and write the account into it. \(Self.example)"
        case .unknownScheme(let scheme):
            "The url's scheme '\(scheme)' is unknown.\(suggestion(for: scheme, among: Self.schemes)) "
                + knownNames("schemes", Self.schemes)
        case .badEscape(let part):
            "The \(part.rawValue) of the url holds a '%' that does not begin an escape such as %40. Write '%' as %25."
        case .badCharacter: "The url holds a blank or a control character. Write it as an escape, such as %20."
        case .unfilledField(let field):
            "The url holds a '{' or '}'\(field.map { " in {\($0)}" } ?? ""). Only {shard.name}, {shard.FIELD} and {env.name} "
                + "can be filled in."
        case .passwordInFile:
            "The url holds a password. A password in a file is a password in git: "
                + "write 'password: ${env:NAME}' beside the url, or ${env:NAME} in its place."
        case .noUser: "The url names no account: write USER@ before the host."
        case .noHost: "The url names no host. For a socket, add ?socket=PATH."
        case .badHost: "The host of the url is neither a name nor an address. Write an IPv6 address in brackets."
        case .severalHosts: "The url names several hosts. Name the one that is to be migrated."
        case .openBracket: "The '[' of the url's IPv6 address is not closed with ']'."
        case .badPort:
            "The port of the url is not a number from 1 to 65535. "
                + "If the account or password holds '/', '?', '#' or '@', write it as an escape, such as %2F."
        case .noDatabase: "The url names no database: write /DATABASE after the host."
        case .nestedPath: "The url's database holds a '/'. If that is its name, write %2F."
        case .fragment: "The url holds a '#'. Write it as %23."
        case .doubleSlash:
            "The url of a SQLite file has no host: write sqlite:PATH, or sqlite:///PATH for an absolute path."
        case .noFile: "The url names no file: write sqlite:PATH, or sqlite::memory:."
        case .scratchFile: "SQLite needs no scratch server: its history is replayed in memory. Remove this one."
        case .unknownOption(let name):
            "The url has an unknown option\(name.map { " '\($0)'" } ?? "").\(AddressOption.advice(for: name)) "
                + knownNames("options", AddressOption.allCases.map(\.rawValue))
        case .repeatedOption(let name): "The url gives the option \(name) twice."
        case .optionOfAnother(let name, let dialect): "The option \(name) means nothing on \(dialect.displayName)."
        case .badOption(let name, let expected): "The option \(name) of the url must be \(expected)."
        case .hostBesideSocket: "The url names a host and a socket. Leave one of them out."
        }
    }

    private static let example = "Write, for example, mariadb://USER@HOST:3306/DATABASE."
}

/// What may follow the `?` of a url.
enum AddressOption: String, CaseIterable {
    case schema
    case tls
    case authority = "ca"
    case certificate
    case key
    case socket
    case connectTimeout = "connect-timeout"

    /// ` Did you mean X?` for a name of ours mistyped, or for another tool's name of the same thing.
    static func advice(for typed: String?) -> String {
        guard let typed else { return "" }
        let ours = namesElsewhere[typed.lowercased()]?.rawValue
        return ours.map { " Did you mean \($0)?" } ?? suggestion(for: typed, among: allCases.map(\.rawValue))
    }

    private static let namesElsewhere: [String: AddressOption] = [
        "sslmode": .tls, "ssl-mode": .tls, "ssl": .tls, "usessl": .tls, "sslrootcert": .authority, "ssl-ca": .authority,
        "sslcert": .certificate, "ssl-cert": .certificate, "sslkey": .key, "ssl-key": .key, "host": .socket,
        "unix_socket": .socket, "localsocket": .socket, "currentschema": .schema, "search_path": .schema,
        "connect_timeout": .connectTimeout, "connecttimeout": .connectTimeout,
    ]
}
