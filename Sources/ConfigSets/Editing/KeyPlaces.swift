import Findings
import YAML

/// Where the parts of keys stand that are written otherwise than they should be.
package enum KeyPlaces {
    /// The edits that give keys the spelling that `spelled` wants for them, by the key as it is written.
    ///
    /// A key that is part of others changes only when all of them want the same of it.
    package static func edits(
        of bytes: [UInt8],
        file: String,
        entries: [ConfigEntry],
        spelled: (String) -> String?
    ) -> [(key: String, edit: TextEdit)] {
        switch ConfigFormat(fileName: file) {
        case .yaml:
            guard let documents = try? YAMLStream.parse(bytes, file: file) else { return [] }
            return documents.flatMap { edits(in: $0, under: "", spelled: spelled).edits }
        case .properties:
            return entries.compactMap { entry in
                guard let new = spelled(entry.key), let line = entry.location.line,
                    let text = TextLines(bytes).text(line)
                else { return nil }
                let column = text.prefix { $0 == 0x20 || $0 == 0x09 }.count + 1
                return (entry.key, .spelling(line: line, column: column, old: entry.key, new: new))
            }
        case .json, .toml, .env, nil: return []
        }
    }

    /// The edits in a mapping, and what each key below it should be called; `nil` where one has to stay.
    private static func edits(
        in mapping: YAMLNode,
        under path: String,
        spelled: (String) -> String?
    ) -> (edits: [(key: String, edit: TextEdit)], wishes: [[String]?]) {
        var edits: [(key: String, edit: TextEdit)] = []
        var wishes: [[String]?] = []
        for pair in mapping.blockPairs ?? [] {
            guard let key = pair.key.scalar else {
                wishes.append(nil)
                continue
            }
            let name = SettingList.path(path, key.text)
            var own: [[String]?]
            if pair.value.scalar != nil {
                own = [(spelled(name) ?? name).split(separator: ".").map(String.init)]
            } else {
                let inner = Self.edits(in: pair.value, under: name, spelled: spelled)
                edits += inner.edits
                own = inner.wishes.isEmpty ? [nil] : inner.wishes
            }
            wishes += own
            let start = path.isEmpty ? 0 : path.split(separator: ".").count
            let length = key.text.split(separator: ".").count
            let parts = Set(own.map { $0.map { Array($0.dropFirst(start).prefix(length)).joined(separator: ".") } })
            guard key.style == .plain, parts.count == 1, let part = parts.first, let new = part, new != key.text,
                PropertyName(new) == PropertyName(key.text)
            else { continue }
            let place = pair.key.position
            let edit = TextEdit.spelling(line: place.line, column: place.column, old: key.text, new: new)
            edits.append((name, edit))
        }
        return (edits, wishes)
    }
}
