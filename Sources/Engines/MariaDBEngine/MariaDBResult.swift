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
