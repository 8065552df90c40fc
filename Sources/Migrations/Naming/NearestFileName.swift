import Findings

extension FileNameJudge {
    /// The valid name that the author of a misnamed file probably meant, or `nil` when that is anyone's guess.
    func nearestName(stem: String, ending: String) -> String? {
        let event = Findings.nearestName(to: stem, among: CallbackEvent.allCases.map(\.rawValue))
        let candidate = event ?? renamed(stem)
        guard let candidate, isValid(candidate), candidate != stem else { return nil }
        return candidate + ending
    }

    private func isValid(_ stem: String) -> Bool {
        if CallbackEvent(rawValue: stem) != nil { return true }
        return (try? migration(stem)) != nil
    }

    /// The stem with its prefix in the right case, its version cleaned and the separator in its place.
    private func renamed(_ stem: String) -> String? {
        let bytes = Array(stem.utf8)
        guard let (prefix, role, start) = likelyPrefix(of: bytes) else { return nil }
        var version: [String] = []
        var index = start
        while let group = digitGroup(in: bytes, after: index, isFirst: version.isEmpty) {
            version.append(String(decoding: bytes[group], as: UTF8.self))
            index = group.upperBound
        }
        let description = bytes[index...].drop(while: isJoint)
        switch role {
        case .repeatable:
            guard !description.isEmpty else { return nil }
            return prefix + rules.separator + String(decoding: description, as: UTF8.self)
        case .versioned, .undo, .baseline:
            guard !version.isEmpty else { return nil }
            let text = version.joined(separator: ".")
            guard !description.isEmpty else { return prefix + text }
            return prefix + text + rules.separator + String(decoding: description, as: UTF8.self)
        }
    }

    /// The prefix that a stem starts with in whatever case, or the versioned one when it starts with a digit.
    private func likelyPrefix(of stem: [UInt8]) -> (prefix: String, role: NamingRules.Role, end: Int)? {
        for (prefix, role) in roles where !prefix.isEmpty {
            let start = String(decoding: stem.prefix(prefix.utf8.count), as: UTF8.self)
            guard start.lowercased() == prefix.lowercased(), stem.count > prefix.utf8.count else { continue }
            // "Readme" and "vacuum" are words, not a prefix with something after it.
            let next = stem[prefix.utf8.count]
            guard !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next) else { continue }
            return (prefix, role, prefix.utf8.count)
        }
        guard let first = stem.first, isDigit(first) else { return nil }
        return (rules.versionedPrefix, .versioned, 0)
    }

    /// The next number of a version: joints before it, and no letter right behind it unless it is the first.
    private func digitGroup(in bytes: [UInt8], after index: Int, isFirst: Bool) -> Range<Int>? {
        guard let start = bytes[index...].firstIndex(where: { !isJoint($0) }), isDigit(bytes[start]) else { return nil }
        let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
        let endsHere = end == bytes.count || isJoint(bytes[end])
        guard isFirst || endsHere else { return nil }
        // A doubled underscore is the separator: what follows belongs to the description.
        let joints = bytes[index..<start]
        guard isFirst || !joints.elementsEqual(rules.separator.utf8) else { return nil }
        return start..<end
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// What people put between the parts of a name.
    private func isJoint(_ byte: UInt8) -> Bool {
        [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: "+")].contains(byte)
    }
}
