import Files
import Findings

/// A folder in which every file is a property, as containers get their secrets: `/run/secrets/db/password`.
struct ConfigTree {
    let policy: SecretPolicy

    private static let filesMax = 10_000
    private static let depthMax = 50
    private static let bytesMax = 1 << 20

    /// The properties of a folder; what mounts hide behind two dots is left out.
    func entries(of folder: String, shown: String) throws(ConfigFileError) -> [ConfigEntry] {
        var entries: [ConfigEntry] = []
        var pending = [(path: folder, key: "", depth: 0)]
        while let next = pending.popLast() {
            for item in try Self.list(next.path) where !item.name.hasPrefix("..") {
                let path = Path.join(next.path, item.name)
                let key = next.key.isEmpty ? item.name : "\(next.key).\(item.name)"
                switch item.kind {
                case .folder where next.depth < Self.depthMax: pending.append((path, key, next.depth + 1))
                case .folder, .other: break
                case .file:
                    guard entries.count < Self.filesMax else {
                        throw ConfigFileError("There are too many files below here.", at: SourceLocation(file: shown))
                    }
                    let name = String(path.dropFirst(folder.count).drop { $0 == "/" })
                    entries.append(try entry(key, path, shown: Path.join(shown, name)))
                }
            }
        }
        return entries.sorted { $0.key < $1.key }
    }

    /// Editors end the only line of a file; Spring drops that end and no other.
    static func withoutLineEnd(_ text: String) -> String {
        let isOneLine = text.utf8.last == UInt8(ascii: "\n") && text.utf8.count { $0 == UInt8(ascii: "\n") } == 1
        return isOneLine ? String(text.dropLast()) : text
    }

    private static func list(_ path: String) throws(ConfigFileError) -> [Folder.Entry] {
        do throws(FileError) { return try Folder.entries(of: path) } catch {
            throw ConfigFileError(error.description, at: SourceLocation(file: path))
        }
    }

    private func entry(_ key: String, _ path: String, shown: String) throws(ConfigFileError) -> ConfigEntry {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try File.read(path, limit: Self.bytesMax) } catch {
            throw ConfigFileError(error.description, at: SourceLocation(file: shown))
        }
        let text = Self.withoutLineEnd(String(decoding: bytes, as: UTF8.self))
        let isMount = shown.lowercased().contains("secret")
        return ConfigEntry(
            key: key,
            text: isMount && !text.isEmpty ? ConfigText.plain(text).hidden : policy.text(text, of: key),
            location: SourceLocation(file: shown, line: 1, column: 1)
        )
    }
}
