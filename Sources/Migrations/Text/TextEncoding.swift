/// How the bytes of a script stand for text.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "UTF-8"
    case latin1 = "ISO-8859-1"
    case windows1252 = "windows-1252"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"

    /// Finds an encoding by one of its usual names, without regard to case.
    package init?(name: String) {
        switch name.lowercased() {
        case "utf-8", "utf8", "us-ascii", "ascii": self = .utf8
        case "iso-8859-1", "iso8859-1", "iso8859_1", "latin1", "latin-1": self = .latin1
        case "windows-1252", "cp1252": self = .windows1252
        case "utf-16le", "utf-16-le": self = .utf16LittleEndian
        case "utf-16be", "utf-16-be": self = .utf16BigEndian
        default: return nil
        }
    }
}
