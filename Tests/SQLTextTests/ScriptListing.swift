import SQLText

/// The parts of a script as people can read and review them in a golden file.
struct ScriptListing {
    private(set) var parts: [ScriptPart] = []
    private(set) var error: SQLTextError?

    /// Reads a script to its end or to the first error.
    init(_ source: some ByteSource, rules: LexicalRules) {
        var reader = ScriptReader(source, rules: rules)
        do {
            while let part = try reader.next() { parts.append(part) }
        } catch {
            self.error = error
        }
    }

    /// One paragraph for each part: place, kind, transaction use, text.
    func text(of script: [UInt8]) -> String {
        var paragraphs = parts.map { part in
            let head = "\(place(part.position)) \(part.span.count) bytes: \(kind(part.element))"
            return ([head] + lines(part, script)).joined(separator: "\n")
        }
        if let error {
            let origin = error.position.map { place($0) } ?? "whole text"
            paragraphs.append("\(origin) error: \(error)")
        }
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    private func place(_ position: TextPosition) -> String {
        "\(position.line):\(position.column) @\(position.offset)"
    }

    private func kind(_ element: ScriptElement?) -> String {
        switch element {
        case nil: "nothing to send"
        case .statement(let statement): "statement" + use(statement.transactionUse)
        case .copyData: "copy data"
        case .copyEnd: "end of copy data"
        }
    }

    private func use(_ use: TransactionUse) -> String {
        switch use {
        case .either: ""
        case .mustRunOutside(let keywords): ", outside a transaction: \(keywords)"
        case .controlsTransaction(_, let keywords): ", controls the transaction: \(keywords)"
        case .copyFromStandardInput: ", data follows"
        }
    }

    private func lines(_ part: ScriptPart, _ script: [UInt8]) -> [String] {
        let bytes: [UInt8]
        switch part.element {
        case .statement(let statement): bytes = statement.bytes
        case .copyData(let data): bytes = data
        case .copyEnd, nil: bytes = Array(script[part.span])
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                "  | " + line.map { $0 == "\r" ? "\\r" : String($0) }.joined()
            }
    }
}
