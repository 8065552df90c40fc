import CPostgres

/// One row of an answer of many, read in place: nothing is copied but what is asked for.
///
/// Lives no longer than the call that it is given to.
@safe
struct PostgresRow {
    private let result: OpaquePointer
    private let row: Int32

    fileprivate init(_ result: OpaquePointer, _ row: Int32) {
        unsafe self.result = result
        self.row = row
    }

    /// The column as text, or `nil` when it is NULL.
    func text(_ column: Int) -> String? {
        guard let bytes = unsafe bytes(column) else { return nil }
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    /// The column as a number; 0 when it is NULL.
    func number(_ column: Int) -> Int {
        guard let bytes = unsafe bytes(column) else { return 0 }
        var (value, isNegative) = (0, false)
        for index in 0..<bytes.count {
            let byte = unsafe bytes[index]
            if byte == UInt8(ascii: "-") { isNegative = true } else { value = value &* 10 &+ Int(byte &- 48) }
        }
        return isNegative ? -value : value
    }

    /// The column as the number of an object; 0 when it is NULL.
    func oid(_ column: Int) -> UInt32 { UInt32(truncatingIfNeeded: number(column)) }

    /// Whether the column is true.
    func holds(_ column: Int) -> Bool { letter(column) == "t" }

    /// The column's first letter, a space when there is none.
    func letter(_ column: Int) -> Unicode.Scalar {
        guard let first = unsafe bytes(column)?.first else { return " " }
        return Unicode.Scalar(first)
    }

    /// The numbers of a vector (`1 2`) or of an array (`{1,2}`).
    func numbers(_ column: Int) -> [Int] {
        guard let bytes = unsafe bytes(column) else { return [] }
        var numbers: [Int] = []
        var current: Int?
        var isNegative = false
        for index in 0..<bytes.count {
            let byte = unsafe bytes[index]
            if byte >= 48, byte <= 57 {
                current = (current ?? 0) &* 10 &+ Int(byte &- 48)
            } else if byte == UInt8(ascii: "-") {
                isNegative = true
            } else {
                if let number = current { numbers.append(isNegative ? -number : number) }
                current = nil
                isNegative = false
            }
        }
        if let number = current { numbers.append(isNegative ? -number : number) }
        return numbers
    }

    private func bytes(_ column: Int) -> UnsafeRawBufferPointer? {
        let column = Int32(column)
        guard unsafe PQgetisnull(result, row, column) == 0, let start = unsafe PQgetvalue(result, row, column) else {
            return nil
        }
        return unsafe UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
    }
}

extension PostgresResult {
    /// How many rows it has.
    borrowing func rowCount() -> Int { Int(unsafe PQntuples(pointer)) }

    /// Lends each row.
    borrowing func forEachRow(_ body: (PostgresRow) -> Void) {
        for row in 0..<Int32(rowCount()) { unsafe body(PostgresRow(pointer, row)) }
    }
}
