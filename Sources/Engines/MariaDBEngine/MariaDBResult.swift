import CMariaDB
import Database

/// The single owner of the rows that a server is sending.
@safe
struct MariaDBResult: ~Copyable {
    private let pointer: UnsafeMutablePointer<MYSQL_RES>
    private let kinds: [Kind]

    private enum Kind {
        case integer
        case text
    }

    init(adopting pointer: UnsafeMutablePointer<MYSQL_RES>) {
        unsafe self.pointer = pointer
        let fields = unsafe UnsafeBufferPointer(
            start: mysql_fetch_fields(pointer),
            count: Int(mysql_num_fields(pointer))
        )
        kinds = unsafe fields.map { unsafe Self.kind(of: $0.type) }
    }

    /// The next row as it arrives; `nil` at the end, which may also be an error.
    borrowing func nextRow() -> Row? {
        guard let values = unsafe mysql_fetch_row(pointer), let lengths = unsafe mysql_fetch_lengths(pointer) else {
            return nil
        }
        return Row(
            kinds.indices.map { column in
                guard let start = unsafe values[column] else { return .null }
                let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(lengths[column]))
                let text = unsafe String(decoding: bytes, as: UTF8.self)
                return switch kinds[column] {
                case .text: .text(text)
                // An unsigned number may be larger than Int64.
                case .integer: Int64(text).map(Value.integer) ?? .text(text)
                }
            }
        )
    }

    /// Shows each row as it arrives, to the end, which may also be an error.
    borrowing func each(_ body: (MariaDBFields) -> Void) {
        while let values = unsafe mysql_fetch_row(pointer), let lengths = unsafe mysql_fetch_lengths(pointer) {
            unsafe body(MariaDBFields(values: values, lengths: lengths, count: kinds.count))
        }
    }

    /// Reads to the end, which may also be an error, and keeps nothing.
    borrowing func skipRows() {
        while unsafe mysql_fetch_row(pointer) != nil {}
    }

    private static func kind(of type: enum_field_types) -> Kind {
        switch type {
        case MYSQL_TYPE_TINY, MYSQL_TYPE_SHORT, MYSQL_TYPE_INT24, MYSQL_TYPE_LONG, MYSQL_TYPE_LONGLONG,
            MYSQL_TYPE_YEAR:
            .integer
        default: .text
        }
    }

    deinit { unsafe mysql_free_result(pointer) }
}

/// One row while it is being read, and not to be kept after that: what is not taken out of it is not copied.
@safe
struct MariaDBFields {
    private let values: MYSQL_ROW
    private let lengths: UnsafeMutablePointer<UInt>
    private let count: Int

    fileprivate init(values: MYSQL_ROW, lengths: UnsafeMutablePointer<UInt>, count: Int) {
        unsafe self.values = values
        unsafe self.lengths = lengths
        self.count = count
    }

    /// The column as text, or `nil` when it is NULL.
    subscript(column: Int) -> String? {
        precondition(column < count)
        guard let start = unsafe values[column] else { return nil }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(lengths[column]))
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    /// The column as text, empty when it is NULL.
    func text(_ column: Int) -> String { self[column] ?? "" }

    /// The column as text, or `nil` when it is NULL or empty.
    func words(_ column: Int) -> String? { self[column].flatMap { $0.isEmpty ? nil : $0 } }
}
