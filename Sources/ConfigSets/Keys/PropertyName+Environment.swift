extension PropertyName {
    /// The names of environment variables under which Spring looks for a property, the strongest first.
    ///
    /// `spelling` is the key as a file has it: its dashes make two of the four forms
    /// (docs/config-guard.md, "Names").
    package static func environmentVariables(for spelling: String) -> [String] {
        var uniform = ""
        var legacy = ""
        for character in spelling {
            switch character {
            case ".", "[":
                uniform += "_"
                legacy += "_"
            case "]": break
            case "-": legacy += "_"
            case _:
                uniform.append(character)
                legacy.append(character)
            }
        }
        var names: [String] = []
        for name in [uniform.uppercased(), legacy.uppercased(), uniform.lowercased(), legacy.lowercased()]
        where !names.contains(name) {
            names.append(name)
        }
        return names
    }

    /// The property that an environment variable most likely means, where no key of a file claims it.
    ///
    /// `HOST_0_NAME` is `host[0].name`. A best guess: dashes are lost.
    package init(environmentVariable name: String) {
        var elements: [Element] = []
        for word in name.split(separator: "_", omittingEmptySubsequences: true) {
            if word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), !elements.isEmpty {
                elements.append(.index(String(word)))
            } else {
                elements += Self.parse(word.lowercased(), separator: UInt8(ascii: ".")) { _ in }
            }
        }
        self.init(elements: elements)
    }
}
