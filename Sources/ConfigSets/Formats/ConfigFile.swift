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
                advice: "Known endings: .properties, .yaml, .yml, .json, .jsonc, .toml, .env."
            )
        }
        let bytes: [UInt8]
        do throws(FileError) { bytes = try File.read(path, limit: ConfigFormat.bytesMax) } catch {
            throw ConfigFileError(error.description, at: SourceLocation(file: shown))
        }
        return try format.read(bytes, file: shown, policy: policy)
    }
}
