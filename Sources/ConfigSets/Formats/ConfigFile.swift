import Files
package import Findings

/// What a file of settings holds.
package struct ConfigFile: Sendable {
    package let documents: [ConfigDocument]
    /// What is legal and most likely a slip, such as a key that is written twice.
    package let warnings: [Finding]

    init(documents: [ConfigDocument], warnings: [Finding] = []) {
        self.documents = documents
        self.warnings = warnings
    }

    /// The largest file that is read.
    private static let bytesMax = 16 << 20

    /// Reads a file in the format that its name tells; `shown` is its path for people.
    ///
    /// - Throws: `ConfigFileError` when it cannot be read to its end.
    package static func read(
        _ path: String,
        shownAs shown: String,
        policy: SecretPolicy
    ) throws(ConfigFileError) -> ConfigFile {
        guard let format = ConfigFormat(fileName: Path.name(of: path)) else {
            throw ConfigFileError(
                "Nobody can tell from its name in which format '\(shown)' is written.",
                at: SourceLocation(file: shown),
                advice: "Known endings: .properties, .yaml, .yml, .env."
            )
        }
        let bytes: [UInt8]
        do throws(FileError) { bytes = try File.read(path, limit: bytesMax) } catch {
            throw ConfigFileError(error.description, at: SourceLocation(file: shown))
        }
        return try format.read(bytes, file: shown, policy: policy)
    }
}

/// The formats of files that hold settings.
package enum ConfigFormat: Hashable, Sendable {
    case properties
    case yaml
    case env(EnvDialect)

    /// The format that a file's name tells: by its ending, or `.env` and `.env.prod`.
    package init?(fileName name: String) {
        let lower = name.lowercased()
        if lower == ".env" || lower.hasPrefix(".env.") || lower.hasSuffix(".env") {
            self = .env(.compose)
        } else if lower.hasSuffix(".properties") {
            self = .properties
        } else if lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") || lower.hasSuffix(".json") {
            // Every JSON text that services are configured with is YAML too.
            self = .yaml
        } else {
            return nil
        }
    }

    /// Reads a file's bytes to their end; `file` is the path for people.
    package func read(_ bytes: [UInt8], file: String, policy: SecretPolicy) throws(ConfigFileError) -> ConfigFile {
        switch self {
        case .properties:
            var reader = PropertiesReader(bytes, file: file, policy: policy)
            return try reader.read()
        case .yaml: return try YAMLSettings(file: file, policy: policy).read(bytes)
        case .env(let dialect):
            var reader = EnvReader(bytes, file: file, dialect: dialect, policy: policy)
            return try reader.read()
        }
    }
}
