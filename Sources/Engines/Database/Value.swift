/// A value that goes to a database as a parameter or comes back in a row.
package enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case boolean(Bool)
    case text(String)
}

/// One row of an answer, its values in the order of the query's columns.
package struct Row: Hashable, Sendable {
    package let values: [Value]

    package init(_ values: [Value]) { self.values = values }

    /// The column as text, or `nil` when it is NULL.
    package func text(_ column: Int) -> String? {
        switch values[column] {
        case .null: nil
        case .integer(let number): String(number)
        case .boolean(let truth): truth ? "true" : "false"
        case .text(let text): text
        }
    }

    /// The column as a whole number, or `nil` when it is NULL or no number.
    package func integer(_ column: Int) -> Int64? {
        switch values[column] {
        case .null: nil
        case .integer(let number): number
        case .boolean(let truth): truth ? 1 : 0
        case .text(let text): Int64(text)
        }
    }

    /// The column as a truth value: engines without one answer 0 and 1.
    package func boolean(_ column: Int) -> Bool? {
        switch values[column] {
        case .null: nil
        case .integer(let number): number != 0
        case .boolean(let truth): truth
        case .text(let text): ["t", "true", "1"].contains(text)
        }
    }
}
