import Findings

/// The command that starts a service, for the settings in it: `-Da.b=c` of the Java machine, `--a.b=c` of Spring.
struct StartCommand {
    /// One word of the command.
    struct Word {
        let text: ConfigText
        let location: SourceLocation
    }

    private let policy: SecretPolicy
    private var systemProperties: [ConfigEntry] = []
    private var arguments: [ConfigEntry] = []
    private var findings: [Finding] = []
    private var propertyPlaces: [String: SourceLocation] = [:]
    private var argumentPlaces: [String: Int] = [:]
    /// The values of arguments that are given more than once.
    private var repeated: [String: [ConfigText]] = [:]

    /// Variables from which every Java machine takes options, the weaker first.
    private static let optionVariables = ["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"]
    private static let shells = ["sh", "bash", "ash", "dash", "zsh"]
    /// Options of `java` that take the next word.
    private static let optionsWithValue: Set<String> = [
        "-cp", "-classpath", "--class-path", "-p", "--module-path", "--add-modules", "--add-opens", "--add-exports",
        "--add-reads", "--limit-modules", "--upgrade-module-path", "--patch-module", "--enable-native-access",
    ]

    /// The layers of a command and of the variables beside it, with `name` in front of theirs.
    static func settings(
        of words: [Word],
        environment: [ConfigEntry],
        name: String,
        policy: SecretPolicy
    ) -> DeploymentSettings {
        var command = StartCommand(policy: policy)
        let variables = Dictionary(environment.map { ($0.key, $0) }) { _, later in later }
        for variable in optionVariables {
            guard let entry = variables[variable], entry.store == nil else { continue }
            for word in ShellWords(entry.text, expansion: .none).allWords {
                command.takeOption(Word(text: word, location: entry.location))
            }
        }
        command.read(words, variables: variables)
        command.joinRepeated()
        var layers: [ConfigLayer] = []
        let parts: [(kind: String, rank: ConfigLayer.Rank, entries: [ConfigEntry])] = [
            ("system properties", .ordinary, command.systemProperties), ("command line", .arguments, command.arguments),
        ]
        for (kind, rank, entries) in parts where !entries.isEmpty {
            layers.append(ConfigLayer(name: "\(name) \(kind)", kind: .properties, rank: rank, entries: entries))
        }
        return DeploymentSettings(layers: layers, findings: command.findings)
    }

    private init(policy: SecretPolicy) { self.policy = policy }

    private mutating func read(_ words: [Word], variables: [String: ConfigEntry]) {
        let words = scripted(words, variables: variables)
        guard let java = words.firstIndex(where: { Self.isProgram($0, in: ["java"]) }) else {
            return readUnknown(words)
        }
        var rest = words[(java + 1)...]
        while let word = rest.popFirst() {
            let text = word.text.use { $0 }
            if text == "-jar" || text == "-m" || text == "--module" {
                rest = rest.dropFirst()
                break
            }
            if takeOption(word) { continue }
            if Self.optionsWithValue.contains(text) { rest = rest.dropFirst() }
            // The first word that is no option is the class that is started.
            if !text.hasPrefix("-"), !text.hasPrefix("@") { break }
        }
        for word in rest {
            if word.text.use({ $0.hasPrefix("-D") }) { misplaced(word) } else { takeArgument(word) }
        }
    }

    /// Without Java in sight the image decides what is started; it hands options on to Java, as far as anybody can tell.
    ///
    /// A program that is named takes what an option means from the next word too: `redis-server --port 7000`.
    private mutating func readUnknown(_ words: [Word]) {
        let isNamed = words.first.map { $0.text.use { !$0.hasPrefix("-") } } ?? false
        var rest = words[...]
        while let word = rest.popFirst() {
            if takeOption(word) { continue }
            let isBare = word.text.use { $0.hasPrefix("--") && !$0.contains("=") }
            guard isNamed, isBare, let value = rest.first, value.text.use({ !$0.hasPrefix("-") }) else {
                takeArgument(word)
                continue
            }
            rest.removeFirst()
            let whole = ConfigText.plain(word.text.use { $0 } + "=" + value.text.use { $0 })
            let isSecret = word.text.isSecret || value.text.isSecret
            takeArgument(Word(text: isSecret ? whole.hidden : whole, location: value.location))
        }
    }

    private static func isProgram(_ word: Word, in names: [String]) -> Bool {
        word.text.use { text in names.contains(String(text.split(separator: "/").last ?? "")) }
    }

    /// The words of the script when a shell is started with one, else the words themselves.
    private mutating func scripted(_ words: [Word], variables: [String: ConfigEntry]) -> [Word] {
        guard let shell = words.firstIndex(where: { Self.isProgram($0, in: Self.shells) }), shell < 2,
            let flag = words[(shell + 1)...]
                .firstIndex(where: { $0.text.use { $0.hasPrefix("-") && $0.hasSuffix("c") } }),
            flag + 1 < words.count
        else { return words }
        let script = words[flag + 1]
        let parted = ShellWords(
            script.text,
            expansion: .variables { variables[$0].flatMap { $0.store == nil ? $0.text : nil } }
        )
        // A dollar sign in a password looks like a variable too.
        let unknown = parted.unknown.map { $0.contains(" ") || $0.isWrittenAsVariable ? $0 : "a variable" }
        for name in Set(unknown).sorted() {
            findings.append(
                .notChecked("Only the shell knows what \(name) in this command stands for.", at: script.location)
            )
        }
        if parted.isTooLong {
            findings.append(
                .refused("With its variables replaced this command is too long to be started.", at: script.location)
            )
        }
        if parted.isOpen {
            findings.append(.refused("A quote in this command is never closed.", at: script.location))
        }
        let commands = parted.commands.map { $0.map { Word(text: $0, location: script.location) } }
        return commands.last { $0.contains { Self.isProgram($0, in: ["java"]) } } ?? commands.last ?? []
    }

    /// Takes `-Da.b=c`; whether it was one.
    @discardableResult
    private mutating func takeOption(_ word: Word) -> Bool {
        guard let setting = Self.setting(word.text, after: "-D") else { return false }
        let entry = entry(setting, at: word.location)
        if let earlier = propertyPlaces.updateValue(entry.location, forKey: entry.key) {
            findings.append(.setTwice(entry.key, before: earlier, at: entry.location))
        }
        systemProperties.append(entry)
        return true
    }

    /// Takes `--a.b=c`; of several with one name Spring makes a list.
    private mutating func takeArgument(_ word: Word) {
        guard let setting = Self.setting(word.text, after: "--") else { return }
        guard let place = argumentPlaces[setting.key] else {
            argumentPlaces[setting.key] = arguments.count
            arguments.append(entry(setting, at: word.location))
            return
        }
        let earlier = arguments[place]
        if repeated[setting.key] == nil {
            findings.append(
                Finding(
                    code: "CONFIG_DUPLICATE_KEY",
                    severity: .warning,
                    message: "'--\(setting.key)' is given at \(earlier.location) already; Spring makes a list of both.",
                    location: word.location
                )
            )
        }
        repeated[setting.key, default: [earlier.text]].append(setting.value)
    }

    /// Makes lists of what several arguments of one name say.
    private mutating func joinRepeated() {
        for (key, values) in repeated {
            guard let place = argumentPlaces[key] else { continue }
            let joined = ConfigText.plain(values.map { $0.use { $0 } }.joined(separator: ","))
            let value = values.contains(where: \.isSecret) ? joined.hidden : joined
            arguments[place] = entry((key, value), at: arguments[place].location)
        }
    }

    private func entry(_ setting: (key: String, value: ConfigText), at location: SourceLocation) -> ConfigEntry {
        let value = setting.value.use { policy.text($0, of: setting.key) }
        return ConfigEntry(key: setting.key, text: setting.value.isSecret ? value.hidden : value, location: location)
    }

    private static func setting(_ text: ConfigText, after sign: String) -> (key: String, value: ConfigText)? {
        text.use { word in
            guard word.hasPrefix(sign) else { return nil }
            let body = word.dropFirst(sign.count)
            let key = String(body.prefix { $0 != "=" })
            guard !key.isEmpty else { return nil }
            let value = ConfigText.plain(String(body.dropFirst(key.count + 1)))
            return (key, text.isSecret ? value.hidden : value)
        }
    }

    private mutating func misplaced(_ word: Word) {
        guard let setting = Self.setting(word.text, after: "-D") else { return }
        findings.append(
            Finding(
                code: "CONFIG_ARGUMENT_IGNORED",
                severity: .warning,
                message: "'-D\(setting.key)' stands behind what Java starts, so it sets nothing.",
                advice: "Move it in front of '-jar', or write '--\(setting.key)='.",
                location: word.location
            )
        )
    }
}
