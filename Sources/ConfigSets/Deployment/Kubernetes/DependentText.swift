import Findings

/// Replaces `$(NAME)` as Kubernetes does; `$$` is a dollar sign, and a name that is not set stays as it stands.
struct DependentText {
    /// The text; secret when it was or when a variable in it is.
    private(set) var text: ConfigText
    /// The variables in it whose values nobody here knows.
    private(set) var unknown: [ConfigEntry] = []
    /// Whether the text is nothing but one of those.
    private(set) var isOnlyUnknown = false

    /// No system starts a program with a longer text.
    static let bytesMax = 1 << 20

    init(
        _ raw: ConfigText,
        variables: [String: ConfigEntry],
        at location: SourceLocation
    ) throws(ConfigFileError) {
        var isSecret = raw.isSecret
        var result: [UInt8] = []
        var unknown: [ConfigEntry] = []
        var replaced = 0
        let bytes = raw.use { Array($0.utf8) }
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard result.count <= Self.bytesMax else {
                throw ConfigFileError(
                    "With its variables replaced this text is too long for a container.",
                    at: location
                )
            }
            guard byte == UInt8(ascii: "$"), let next = rest.first else {
                result.append(byte)
                continue
            }
            if next == UInt8(ascii: "$") {
                result.append(next)
                rest.removeFirst()
            } else if next == UInt8(ascii: "("), let close = rest.firstIndex(of: UInt8(ascii: ")")) {
                let name = String(decoding: rest[(rest.startIndex + 1)..<close], as: UTF8.self)
                if let entry = variables[name] {
                    if entry.store != nil { unknown.append(entry) }
                    entry.text.use { result += $0.utf8 }
                    isSecret = isSecret || entry.text.isSecret
                    replaced += close + 1 - (rest.startIndex - 1)
                } else {
                    result.append(byte)
                    result += rest[...close]
                }
                rest = rest[(close + 1)...]
            } else {
                result.append(byte)
            }
        }
        let plain = ConfigText.plain(String(decoding: result, as: UTF8.self))
        text = isSecret && !result.isEmpty ? plain.hidden : plain
        self.unknown = unknown
        isOnlyUnknown = unknown.count == 1 && replaced == bytes.count
    }
}
