import Findings

/// A whole file that a ConfigMap or a Secret keeps under one key.
struct HeldFile: Sendable {
    let text: ConfigText
    /// Where the value begins in the manifest.
    let location: SourceLocation
    /// What is in the map, for people: `application.yml in the ConfigMap shop`.
    private let shown: String
    /// The manifest, when the text stands there line by line.
    private let manifest: ManifestLines?

    init(_ text: ConfigText, shown: String, at location: SourceLocation, in manifest: ManifestLines?) {
        self.text = text
        self.shown = shown
        self.location = location
        self.manifest = manifest
    }

    /// The settings in the file, each with its place in the manifest.
    ///
    /// - Throws: `ConfigFileError` when the file cannot be read to its end.
    func read(as format: ConfigFormat, policy: SecretPolicy) throws(ConfigFileError) -> ConfigFile {
        // Everything in a Secret is one.
        let policy = text.isSecret ? SecretPolicy(also: policy.also + [KeyPattern("**")]) : policy
        let written = text.use { manifest?.block(of: $0, below: location.line ?? 0) }
        if let written { return try format.read(written, file: location.file, policy: policy) }
        let file: ConfigFile
        do throws(ConfigFileError) {
            file = try format.read(text.use { Array($0.utf8) }, file: shown, policy: policy)
        } catch {
            throw error.moved(to: location)
        }
        return file.moved(to: location)
    }
}

extension ConfigFile {
    /// The same file, when only the place of the whole is known.
    fileprivate func moved(to place: SourceLocation) -> ConfigFile {
        ConfigFile(
            documents: documents.map { document in
                ConfigDocument(
                    entries: document.entries.map {
                        ConfigEntry(key: $0.key, text: $0.text, written: $0.written, location: place)
                    }
                )
            },
            warnings: warnings.map { $0.moved(to: place) }
        )
    }
}

extension ConfigFileError {
    fileprivate func moved(to place: SourceLocation) -> ConfigFileError {
        let inner = finding.location.map { "At \($0): " } ?? ""
        return ConfigFileError(inner + finding.message, at: place, code: finding.code, advice: finding.advice)
    }
}

extension Finding {
    fileprivate func moved(to place: SourceLocation) -> Finding {
        Finding(code: code, severity: severity, message: message, advice: advice, location: place)
    }
}
