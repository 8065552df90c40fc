import CPostgres
import Database

/// The single owner of one libpq result.
@safe
struct PostgresResult: ~Copyable {
    /// The parts of an error or a notice, by libpq's letters.
    enum Field: Int32 {
        case code = 67  // C
        case message = 77  // M
        case detail = 68  // D
        case hint = 72  // H
        case position = 80  // P
        case context = 87  // W
    }

    /// For the other files about this result alone.
    let pointer: OpaquePointer

    /// Takes over a result that libpq handed out.
    init(adopting pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe PQclear(pointer) }

    /// What kind of answer it is.
    var status: ExecStatusType { unsafe PQresultStatus(pointer) }

    /// The command's tag, such as `COMMIT`.
    var tag: String { unsafe String(cString: PQcmdStatus(pointer)) }

    /// A part of the error that this result is.
    borrowing func text(_ field: Field) -> String? {
        guard let words = unsafe PQresultErrorField(pointer, field.rawValue) else { return nil }
        return unsafe String(cString: words)
    }

    /// The values of the one row that this result is.
    borrowing func row() -> Row {
        Row((0..<(unsafe PQnfields(pointer))).map { value(column: $0) })
    }

    /// The bytes of the one row that this result is.
    borrowing func size() -> Int {
        (0..<(unsafe PQnfields(pointer))).reduce(0) { unsafe $0 + Int(PQgetlength(pointer, 0, $1)) }
    }

    private borrowing func value(column: Int32) -> Value {
        guard unsafe PQgetisnull(pointer, 0, column) == 0, let start = unsafe PQgetvalue(pointer, 0, column) else {
            return .null
        }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(pointer, 0, column)))
        let text = unsafe String(decoding: bytes, as: UTF8.self)
        switch unsafe PQftype(pointer, column) {
        case 16: return .boolean(text == "t")
        case 20, 21, 23: return Int64(text).map { .integer($0) } ?? .text(text)
        default: return .text(text)
        }
    }
}
