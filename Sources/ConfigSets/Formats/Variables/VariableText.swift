import Findings

/// A value while it is put together: what comes from a secret makes it one.
struct VariableText {
    private(set) var text = ""
    private(set) var isSecret = false

    /// One value cannot be longer.
    private static let bytesMax = 2 << 20

    var isEmpty: Bool { text.isEmpty }

    mutating func append(_ more: some StringProtocol) { text.append(contentsOf: more) }

    mutating func append(_ more: VariableText) {
        text.append(more.text)
        isSecret = isSecret || more.isSecret
    }

    mutating func append(_ value: ConfigText) {
        value.use { text.append($0) }
        isSecret = isSecret || value.isSecret
    }

    /// The same text, which is a secret where the variable's name says that it stands for one.
    func asDefault(of name: String, policy: SecretPolicy) -> VariableText {
        var result = self
        if !text.isEmpty, policy.isSecret(key: name, holding: text) { result.isSecret = true }
        return result
    }

    mutating func checkLength(_ cursor: ByteCursor) throws(ConfigFileError) {
        guard text.utf8.count <= Self.bytesMax else {
            throw cursor.error("This value is longer than \(Self.bytesMax) bytes.")
        }
    }

    /// The setting that a name and this value make.
    func entry(_ name: String, line: Int, column: Int, in list: SettingList) -> ConfigEntry {
        let value = list.policy.text(text, of: name)
        return ConfigEntry(
            key: name,
            text: isSecret && !text.isEmpty ? value.hidden : value,
            location: .init(file: list.file, line: line, column: column)
        )
    }
}
