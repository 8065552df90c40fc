/// One SQL statement, ready to be sent: no terminator, no comments or blanks before it.
package struct Statement: Hashable, Sendable {
    /// The statement's bytes, valid UTF-8 without a NUL.
    package let bytes: [UInt8]
    /// Where its first byte stands in the text that was split.
    package let position: TextPosition
    /// Whether and how it takes part in a transaction.
    package let transactionUse: TransactionUse

    package init(bytes: [UInt8], position: TextPosition, transactionUse: TransactionUse) {
        self.bytes = bytes
        self.position = position
        self.transactionUse = transactionUse
    }

    /// The statement as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// How a statement relates to the transaction around it.
package enum TransactionUse: Hashable, Sendable {
    /// Runs in or out of a transaction.
    case either
    /// The server refuses it inside a transaction block; `keywords` names it, such as `CREATE INDEX CONCURRENTLY`.
    case mustRunOutside(keywords: String)
    /// It begins or ends a transaction itself; `keywords` names it, such as `COMMIT`.
    case controlsTransaction(keywords: String)
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
