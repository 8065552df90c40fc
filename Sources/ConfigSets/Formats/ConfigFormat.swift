import Findings

/// The formats of files that hold settings.
package enum ConfigFormat: Hashable, Sendable {
    case properties(PropertiesEncoding)
    case yaml
    case json(JSONSyntax)
    case toml
    case env(EnvDialect)

    /// The largest file that is read.
    static let bytesMax = 16 << 20

    /// The format that a file's name tells: by its ending, or `.env` and `.env.prod`.
    package init?(fileName name: String) {
        let lower = name.lowercased()
        if lower == ".env" || lower.hasPrefix(".env.") || lower.hasSuffix(".env") {
            self = .env(.compose)
        } else if lower.hasSuffix(".properties") {
            self = .properties(.latin1)
        } else if lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") {
            self = .yaml
        } else if lower.hasSuffix(".json") {
            self = .json(.strict)
        } else if lower.hasSuffix(".jsonc") {
            self = .json(.withComments)
        } else if lower.hasSuffix(".toml") {
            self = .toml
        } else {
            return nil
        }
    }

    /// Reads a file's bytes to their end; `file` is its path for people.
    ///
    /// `variables` knows what a `.env` file may name and does not set itself.
    package func read(
        _ bytes: [UInt8],
        file: String,
        policy: SecretPolicy,
        variables: VariableLookup = .nothing
    ) throws(ConfigFileError) -> ConfigFile {
        guard bytes.count <= Self.bytesMax else {
            throw ConfigFileError("The file is larger than \(Self.bytesMax) bytes.", at: SourceLocation(file: file))
        }
        let list = SettingList(file: file, policy: policy)
        switch self {
        case .properties(let encoding):
            var reader = PropertiesReader(bytes, encoding: encoding, list: list)
            return try reader.read()
        case .yaml:
            var settings = YAMLSettings(file: file, list: list)
            return try settings.read(bytes)
        case .json(let syntax):
            return try JSONText.parse(bytes, file: file, syntax: syntax).settings(file: file, policy: policy)
        case .toml: return try TOMLText.parse(bytes, file: file).settings(file: file, policy: policy)
        case .env(let dialect):
            return try dialect.read(ByteCursor(bytes, file: file), into: list, variables: variables)
        }
    }
}
