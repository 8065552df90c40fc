/// A YAML file that the build fills in before it is packed: `version: @project.version@` is no YAML until then.
///
/// Such values are read as they stand. A sign of the same length takes the place of each `@` that YAML would refuse, so
/// that every place in the file stays where it is.
struct BuildTemplate {
    /// The text to parse.
    let bytes: [UInt8]
    /// Where the first placeholder of the build begins; `nil` when the file is no template.
    let first: Int?
    private let standIn: Character?

    private static let at = UInt8(ascii: "@")

    init(_ given: [UInt8]) {
        let places = Self.places(in: given)
        let free = "^~(;/+".utf8.first { !given.contains($0) }
        guard let first = places.first, let free else {
            bytes = given
            first = nil
            standIn = nil
            return
        }
        var bytes = given
        for place in places { bytes[place] = free }
        self.bytes = bytes
        self.first = first
        standIn = Character(UnicodeScalar(free))
    }

    /// A text of the file as it was before.
    func restored(_ text: String) -> String {
        guard let standIn, text.contains(standIn) else { return text }
        return String(text.map { $0 == standIn ? "@" : $0 })
    }

    /// Whether a text is nothing but such a placeholder.
    static func isPlaceholder(_ text: String) -> Bool {
        text.utf8.first == at && name(in: Array(text.utf8), from: 0) == text.utf8.count
    }

    /// Where a plain value begins with a placeholder.
    private static func places(in bytes: [UInt8]) -> [Int] {
        guard bytes.contains(at) else { return [] }
        return bytes.indices.filter {
            bytes[$0] == at && beginsValue($0, in: bytes) && name(in: bytes, from: $0) != nil
        }
    }

    /// Whether a value or a key can begin at a place: what stands before it on the line says so.
    private static func beginsValue(_ place: Int, in bytes: [UInt8]) -> Bool {
        var before = place - 1
        while before >= 0, ByteCursor.isBlank(bytes[before]) { before -= 1 }
        guard before >= 0, !ByteCursor.isLineEnd(bytes[before]) else { return true }
        let isBehindBlank = before < place - 1
        return "[{,".utf8.contains(bytes[before]) || (isBehindBlank && ":-?".utf8.contains(bytes[before]))
    }

    /// The end of `@name@` that begins here.
    private static func name(in bytes: [UInt8], from start: Int) -> Int? {
        var end = start + 1
        while end < bytes.count, bytes[end].isNamePart || ".-".utf8.contains(bytes[end]) { end += 1 }
        return end > start + 1 && end < bytes.count && bytes[end] == at ? end + 1 : nil
    }
}
