/// What a statement does to the transaction around it.
package enum TransactionControl: Hashable, Sendable {
    /// `BEGIN` or `START TRANSACTION`.
    case begins
    /// `COMMIT` or `END`: what came before it is kept.
    case commits
    /// Anything else, such as `ROLLBACK` or `XA`.
    case other
}
