import Findings

/// The settings of a file while its reader gathers them, with their secrets hidden and their slips noted.
struct SettingList {
    let file: String
    let policy: SecretPolicy
    private var documents: [ConfigDocument] = []
    private var warnings: [Finding] = []
    private var entries: [ConfigEntry] = []
    private var numbers: [String: Int] = [:]
    private var settingsCount = 0
    private var keyBytes = 0

    /// More settings than this are no configuration.
    private static let settingsMax = 500_000
    /// Nested keys repeat those around them: little text can make many long names.
    private static let keyBytesMax = 64 << 20
    /// Nobody reads more warnings about one file.
    private static let warningsMax = 1_000

    init(file: String, policy: SecretPolicy) {
        self.file = file
        self.policy = policy
    }

    var isEmpty: Bool { entries.isEmpty }

    /// Adds a setting; one of the same key before it in the document loses, with a warning.
    mutating func add(
        _ key: String,
        _ text: String,
        written: String? = nil,
        line: Int,
        column: Int,
        alias: SourceLocation? = nil
    ) throws(ConfigFileError) {
        let location = SourceLocation(file: file, line: line, column: column)
        let value = policy.text(text, of: key)
        let surprise = written.flatMap { $0 == text ? nil : ConfigText.plain($0) }
        let entry = ConfigEntry(
            key: key,
            text: value,
            written: value.isSecret ? surprise?.hidden : surprise,
            location: location,
            alias: alias
        )
        if let written, written != text, let surprise = UnquotedSurprise(entry, written: written, policy: policy) {
            warn(surprise.finding)
        }
        for surprise in TextSurprise.findings(in: text, of: key, at: location) { warn(surprise) }
        try add(entry)
    }

    /// Adds a setting whose secrecy is known.
    mutating func add(_ entry: ConfigEntry) throws(ConfigFileError) {
        settingsCount += 1
        keyBytes += entry.key.utf8.count
        guard settingsCount <= Self.settingsMax else {
            throw ConfigFileError("The file holds more than \(Self.settingsMax) settings.", at: entry.location)
        }
        guard keyBytes <= Self.keyBytesMax else {
            throw ConfigFileError(
                "The names of this file's settings are longer than \(Self.keyBytesMax) bytes together.",
                at: entry.location
            )
        }
        guard let number = numbers[entry.key] else {
            numbers[entry.key] = entries.count
            entries.append(entry)
            return
        }
        warn(
            "'\(entry.key)' is set in line \(entries[number].location.line ?? 0) already; this line wins.",
            code: "CONFIG_DUPLICATE_KEY",
            at: entry.location
        )
        entries[number] = entry
    }

    /// Notes what is legal and most likely a slip.
    mutating func warn(
        _ message: String,
        code: String,
        severity: Severity = .warning,
        at location: SourceLocation,
        advice: String? = nil
    ) {
        warn(Finding(code: code, severity: severity, message: message, advice: advice, location: location))
    }

    /// Notes that the file ends where more of a value should follow, although its reader takes what is there.
    mutating func warnOfCut(at location: SourceLocation) {
        warn("The file ends in the middle of a value.", code: "CONFIG_CUT_OFF", at: location)
    }

    /// Notes a slip that somebody else has found the words for.
    mutating func warn(_ finding: Finding) {
        guard warnings.count < Self.warningsMax else { return }
        warnings.append(finding)
    }

    /// Ends the document; what follows belongs to the next one.
    mutating func endDocument() {
        documents.append(ConfigDocument(entries: entries.hidingAliases()))
        entries = []
        numbers = [:]
    }

    /// Takes the document before back, to go on with it; only for a document that is still empty.
    mutating func reopenDocument() {
        guard entries.isEmpty, let last = documents.popLast() else { return }
        entries = last.entries
        for (number, entry) in entries.enumerated() { numbers[entry.key] = number }
    }

    var content: ConfigFile { ConfigFile(documents: documents, warnings: warnings) }

    /// The name of what stands under a name, as Spring joins the two.
    static func path(_ path: String, _ key: String) -> String {
        // Spring joins nothing to a name of blanks alone.
        guard !path.utf8.allSatisfy(\.isBlankOrLineEnd) else { return key }
        return key.utf8.first == UInt8(ascii: "[") ? path + key : path + "." + key
    }
}

extension [ConfigEntry] {
    /// The same settings, in which a text that an alias gives to several keys is a secret where it is one to any of them.
    fileprivate func hidingAliases() -> [ConfigEntry] {
        guard contains(where: { $0.alias != nil }) else { return self }
        let places = Set(filter(\.text.isSecret).map(\.location))
        guard !places.isEmpty else { return self }
        return map { entry in
            guard !entry.text.isSecret, places.contains(entry.location), !entry.text.use(\.isEmpty) else {
                return entry
            }
            return ConfigEntry(
                key: entry.key,
                text: entry.text.hidden,
                written: entry.written?.hidden,
                location: entry.location,
                alias: entry.alias
            )
        }
    }
}
