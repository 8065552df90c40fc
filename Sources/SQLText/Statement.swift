/// One SQL statement, ready to be sent: no terminator, no comments or blanks before it.
package struct Statement: Hashable, Sendable {
    /// The statement's bytes, valid UTF-8 without a NUL.
    package let bytes: [UInt8]
    /// Where its first byte stands in the text that was split.
    package let position: TextPosition
    /// Whether and how it takes part in a transaction.
    package let transactionUse: TransactionUse
    /// Where its first word stands in `bytes`; empty when it begins with something else, such as a parenthesis.
    private let firstWord: Range<Int>

    /// Takes a statement that has been cut out of a text.
    package init(
        bytes: [UInt8],
        position: TextPosition,
        transactionUse: TransactionUse,
        firstWord: Range<Int> = 0..<0
    ) {
        self.bytes = bytes
        self.position = position
        self.transactionUse = transactionUse
        self.firstWord = firstWord
    }

    /// The word that says what it does, such as `CREATE`, also where it stands in a comment that is code.
    ///
    /// In capitals; empty when the statement does not begin with a word.
    package var firstKeyword: String { String(decoding: bytes[firstWord], as: UTF8.self).uppercased() }

    /// The statement as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Where a byte of the statement stands in the text that was split; an offset outside means the nearest byte.
    package func position(atOffset offset: Int) -> TextPosition {
        var counter = LineCounter(at: position)
        counter.advance(over: bytes.span.extracting(0..<max(0, min(offset, bytes.count))))
        return counter.position
    }
}

/// How a statement relates to the transaction around it.
package enum TransactionUse: Hashable, Sendable {
    /// Runs in or out of a transaction.
    case either
    /// The server refuses it inside a transaction block; `keywords` names it, such as `CREATE INDEX CONCURRENTLY`.
    case mustRunOutside(keywords: String)
    /// It begins or ends a transaction itself; `keywords` names it, such as `COMMIT`.
    case controlsTransaction(TransactionControl, keywords: String)
    /// Starts `COPY … FROM STDIN`: the data that follows must be sent before the next statement.
    case copyFromStandardInput
}

/// What a script holds, in order.
package enum ScriptElement: Hashable, Sendable {
    case statement(Statement)
    /// A piece of the data of the `COPY … FROM STDIN` before it, line ends included, without the closing `\.` line.
    case copyData([UInt8])
    /// The data of the `COPY` before it is complete.
    case copyEnd
}
