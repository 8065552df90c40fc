import CSQLite
import Database

/// The single owner of one compiled statement.
@safe
struct SQLiteStatement: ~Copyable {
    private let compiled: OpaquePointer

    init(adopting compiled: OpaquePointer) { unsafe self.compiled = compiled }

    /// How many `?` wait for a value.
    var parameterCount: Int { Int(unsafe sqlite3_bind_parameter_count(compiled)) }

    /// Gives the `?` their values, in order; answers with SQLite's result code.
    func bind(_ values: [Value]) -> Int32 {
        for (index, value) in values.enumerated() {
            let code = bind(value, at: Int32(index + 1))
            guard code == SQLITE_OK else { return code }
        }
        return SQLITE_OK
    }

    private func bind(_ value: Value, at place: Int32) -> Int32 {
        switch value {
        case .null: return unsafe sqlite3_bind_null(compiled, place)
        case .integer(let number): return unsafe sqlite3_bind_int64(compiled, place, number)
        case .boolean(let truth): return unsafe sqlite3_bind_int64(compiled, place, truth ? 1 : 0)
        case .text(var text):
            // The header's SQLITE_TRANSIENT, a cast that Swift does not import: SQLite takes a copy.
            let copies = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            return text.withUTF8 { bytes in
                let start = unsafe UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
                // An empty text has no address, and no address would mean NULL.
                return unsafe start == nil
                    ? sqlite3_bind_text(compiled, place, "", 0, copies)
                    : sqlite3_bind_text64(compiled, place, start, UInt64(bytes.count), copies, UInt8(SQLITE_UTF8))
            }
        }
    }

    /// Goes to the next row; answers SQLITE_ROW, SQLITE_DONE or an error's code.
    func step() -> Int32 { unsafe sqlite3_step(compiled) }

    /// The row that the last step reached.
    func row() -> Row {
        let count = unsafe sqlite3_column_count(compiled)
        return Row((0..<count).map { value(at: $0) })
    }

    private func value(at column: Int32) -> Value {
        switch unsafe sqlite3_column_type(compiled, column) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(unsafe sqlite3_column_int64(compiled, column))
        default:
            // Text before its length: the first call may convert. Numbers with fractions come as SQLite writes them.
            guard let start = unsafe sqlite3_column_text(compiled, column) else { return .text("") }
            let count = unsafe sqlite3_column_bytes(compiled, column)
            return .text(
                unsafe String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
            )
        }
    }

    /// Makes the statement ready to run again and lets go of its locks and values.
    func reset() {
        unsafe sqlite3_reset(compiled)
        unsafe sqlite3_clear_bindings(compiled)
    }

    deinit { unsafe sqlite3_finalize(compiled) }
}

/// A compiled statement that is kept for its next use.
final class PreparedStatement {
    let statement: SQLiteStatement

    init(_ statement: consuming SQLiteStatement) { self.statement = statement }
}
