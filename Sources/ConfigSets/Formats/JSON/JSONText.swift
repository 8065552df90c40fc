import Findings

/// Which JSON a file is written in.
package enum JSONSyntax: Hashable, Sendable {
    /// RFC 8259.
    case strict
    /// With `//` and `/* */` comments, and a comma after the last item.
    case withComments
}

/// JSON with the place of every value.
package struct JSONText {
    private var cursor: ByteCursor
    private let syntax: JSONSyntax
    private var valuesCount = 0

    private init(_ bytes: [UInt8], file: String, syntax: JSONSyntax) {
        cursor = ByteCursor(bytes, file: file)
        self.syntax = syntax
    }

    /// Reads one JSON value, to the end of the bytes.
    ///
    /// - Throws: `ConfigFileError` with the place of the first mistake, also for a key that is there twice.
    package static func parse(
        _ bytes: [UInt8],
        file: String,
        syntax: JSONSyntax = .strict
    ) throws(ConfigFileError) -> DataNode {
        var reader = JSONText(bytes, file: file, syntax: syntax)
        try reader.skipSpace()
        let root = try reader.value(depth: 0)
        try reader.skipSpace()
        guard reader.cursor.isAtEnd else { throw reader.cursor.error("Nothing can follow behind the JSON value.") }
        return root
    }

    private mutating func skipSpace() throws(ConfigFileError) {
        while true {
            cursor.skip { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            guard cursor.current == UInt8(ascii: "/") else { return }
            try skipComment()
        }
    }

    private mutating func skipComment() throws(ConfigFileError) {
        guard syntax == .withComments else {
            throw cursor.error("JSON has no comments.", advice: "Name the file .jsonc when its reader allows them.")
        }
        let start = cursor.location
        if cursor.skip("//") {
            cursor.skipLine()
        } else if cursor.skip("/*") {
            while !cursor.isAt("*/") {
                guard !cursor.isAtEnd else { throw ConfigFileError("This comment is never closed.", at: start) }
                cursor.advance()
            }
            cursor.advance(by: 2)
        } else {
            throw cursor.error("A value was expected here.")
        }
    }

    private mutating func value(depth: Int) throws(ConfigFileError) -> DataNode {
        let (line, column) = (cursor.line, cursor.column)
        guard depth < DataNode.depthMax else {
            throw cursor.error("Lists and objects are nested more than \(DataNode.depthMax) deep.")
        }
        valuesCount += 1
        guard valuesCount <= DataNode.valuesMax else {
            throw cursor.error("The file holds more than \(DataNode.valuesMax) values.")
        }
        let content: DataNode.Content
        switch cursor.current {
        case UInt8(ascii: "{"): content = .table(try members(depth: depth))
        case UInt8(ascii: "["): content = .list(try items(depth: depth))
        case UInt8(ascii: "\""): content = .text(try string())
        case UInt8(ascii: "t") where cursor.skip("true"): content = .literal("true")
        case UInt8(ascii: "f") where cursor.skip("false"): content = .literal("false")
        case UInt8(ascii: "n") where cursor.skip("null"): content = .null
        case let byte? where byte == UInt8(ascii: "-") || byte.isDigit: content = .literal(try number())
        case nil: throw cursor.error("The text ends where a value was expected.")
        case _?: throw cursor.error("A value was expected here.")
        }
        if let byte = cursor.current, byte.isNamePart { throw cursor.error("A value cannot go on like this.") }
        return DataNode(content: content, line: line, column: column)
    }

    private mutating func members(depth: Int) throws(ConfigFileError) -> [DataMember] {
        var members: [DataMember] = []
        var places: [String: (line: Int, column: Int)] = [:]
        try list(closedBy: UInt8(ascii: "}")) { reader throws(ConfigFileError) in
            let location = reader.cursor.location
            guard reader.cursor.current == UInt8(ascii: "\"") else {
                throw reader.cursor.error("A key in double quotes was expected here.")
            }
            let place = (reader.cursor.line, reader.cursor.column)
            let key = try reader.string()
            if let earlier = places.updateValue(place, forKey: key) {
                throw ConfigFileError(
                    "The key '\(key)' is there already in line \(earlier.line), column \(earlier.column).",
                    at: location,
                    code: "CONFIG_DUPLICATE_KEY"
                )
            }
            try reader.skipSpace()
            guard reader.cursor.current == UInt8(ascii: ":") else {
                throw reader.cursor.error("A ':' was expected behind the key.")
            }
            reader.cursor.advance()
            try reader.skipSpace()
            let value = try reader.value(depth: depth + 1)
            members.append(DataMember(key: key, value: value, line: place.0, column: place.1))
        }
        return members
    }

    private mutating func items(depth: Int) throws(ConfigFileError) -> [DataNode] {
        var items: [DataNode] = []
        try list(closedBy: UInt8(ascii: "]")) { reader throws(ConfigFileError) in
            items.append(try reader.value(depth: depth + 1))
        }
        return items
    }

    /// What stands between an opening sign, which is here, and a closing one, parted by commas.
    private mutating func list(
        closedBy close: UInt8,
        item: (inout JSONText) throws(ConfigFileError) -> Void
    ) throws(ConfigFileError) {
        let start = cursor.location
        cursor.advance()
        try skipSpace()
        var isFirst = true
        while cursor.current != close {
            if !isFirst {
                guard cursor.current == UInt8(ascii: ",") else {
                    guard !cursor.isAtEnd else { throw ConfigFileError("What opens here is never closed.", at: start) }
                    throw cursor.error("A ',' or the closing bracket was expected here.")
                }
                cursor.advance()
                try skipSpace()
                if cursor.current == close, syntax == .withComments { break }
            }
            isFirst = false
            guard !cursor.isAtEnd else { throw ConfigFileError("What opens here is never closed.", at: start) }
            try item(&self)
            try skipSpace()
        }
        cursor.advance()
    }

    private mutating func number() throws(ConfigFileError) -> String {
        let start = cursor.place
        if cursor.current == UInt8(ascii: "-") { cursor.advance() }
        if cursor.current == UInt8(ascii: "0") {
            cursor.advance()
            if cursor.current?.isDigit == true { throw cursor.error("A number cannot begin with a zero.") }
        } else {
            try digits()
        }
        if cursor.current == UInt8(ascii: ".") {
            cursor.advance()
            try digits()
        }
        if let byte = cursor.current, byte | 0x20 == UInt8(ascii: "e") {
            cursor.advance()
            if let sign = cursor.current, "+-".utf8.contains(sign) { cursor.advance() }
            try digits()
        }
        return String(decoding: cursor.bytes[start..<cursor.place], as: UTF8.self)
    }

    private mutating func digits() throws(ConfigFileError) {
        guard cursor.current?.isDigit == true else { throw cursor.error("A digit was expected here.") }
        cursor.skip(while: \.isDigit)
    }
}

/// Strings.
extension JSONText {
    private mutating func string() throws(ConfigFileError) -> String {
        let start = cursor.location
        cursor.advance()
        var bytes: [UInt8] = []
        while true {
            let run = cursor.take { $0 != 0x22 && $0 != 0x5C && $0 >= 0x20 }
            if cursor.current == UInt8(ascii: "\""), bytes.isEmpty {
                guard let text = run.text else { throw ConfigFileError(Self.noUTF8, at: start) }
                cursor.advance()
                return text
            }
            bytes += run
            switch cursor.current {
            case UInt8(ascii: "\""):
                cursor.advance()
                guard let text = bytes[...].text else { throw ConfigFileError(Self.noUTF8, at: start) }
                return text
            case UInt8(ascii: "\\"): try escape(into: &bytes)
            case nil: throw ConfigFileError("The text that begins here is never closed.", at: start)
            case _?: throw cursor.error("A text cannot hold a control character or a line end as it stands.")
            }
        }
    }

    private static let noUTF8 = "This text is not UTF-8."

    private mutating func escape(into bytes: inout [UInt8]) throws(ConfigFileError) {
        switch cursor.peek(1) {
        case UInt8(ascii: "\""): bytes.append(0x22)
        case UInt8(ascii: "\\"): bytes.append(0x5C)
        case UInt8(ascii: "/"): bytes.append(0x2F)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "u"): return bytes.append(contentsOf: String(try unicode()).utf8)
        case _: throw cursor.error("There is no such escape in JSON.")
        }
        cursor.advance(by: 2)
    }

    /// The character of `\uXXXX`, or of two of them that are halves of one.
    private mutating func unicode() throws(ConfigFileError) -> Unicode.Scalar {
        guard let first = unit(at: 2) else { throw cursor.error("\\u needs four hexadecimal digits.") }
        if let scalar = Unicode.Scalar(first) {
            cursor.advance(by: 6)
            return scalar
        }
        guard first < 0xDC00, cursor.peek(6) == UInt8(ascii: "\\"), cursor.peek(7) == UInt8(ascii: "u"),
            let second = unit(at: 8), (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw cursor.error("This is one half of a character without the other.") }
        cursor.advance(by: 12)
        return scalar
    }

    private func unit(at offset: Int) -> UInt32? {
        var value: UInt32 = 0
        for index in offset..<(offset + 4) {
            guard let digit = cursor.peek(index)?.hexadecimal else { return nil }
            value = value << 4 | digit
        }
        return value
    }
}
