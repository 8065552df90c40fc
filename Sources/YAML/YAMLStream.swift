/// The documents of one file.
package enum YAMLStream {
    /// Reads all documents of a file.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte order mark.
    ///   - file: The name for errors.
    ///   - limits: What is refused however valid it is.
    /// - Returns: One tree per document; none for an empty file or one that holds only comments.
    /// - Throws: `YAMLError` with the place of the first mistake.
    package static func parse(
        _ bytes: [UInt8],
        file: String,
        limits: YAMLLimits = YAMLLimits()
    ) throws(YAMLError) -> [YAMLNode] {
        guard bytes.count <= limits.bytes else {
            throw YAMLError(file: file, position: nil, problem: .tooLarge(limit: limits.bytes))
        }
        // libyaml keeps a pointer into the text, so the whole parse happens while the text cannot move.
        return try unsafe bytes.withUnsafeBufferPointer { text throws(YAMLError) in
            let parser = try unsafe YAMLParser(borrowing: text, file: file)
            var positions = unsafe PositionFinder(text: text)
            var builder = TreeBuilder(file: file, limits: limits)
            while true {
                let event = try parser.next(&positions)
                if case .streamEnd = event.kind { return builder.documents }
                try builder.take(event)
            }
        }
    }
}
