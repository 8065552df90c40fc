import Glibc

/// Why a regular expression was refused.
struct ExpressionError: Error {
    /// The C library's own words.
    let reason: String
}

/// A POSIX extended regular expression, compiled once.
@safe
struct Expression: ~Copyable {
    /// On the heap, because the C library may point into it.
    private let compiled: UnsafeMutablePointer<regex_t>

    /// Longer expressions are refused: they cost more to compile than anybody means.
    private static let bytesMax = 1_024

    init(_ pattern: String) throws(ExpressionError) {
        guard pattern.utf8.count <= Self.bytesMax, !pattern.utf8.contains(0) else {
            throw ExpressionError(reason: "it is longer than \(Self.bytesMax) bytes or holds a NUL character")
        }
        // A repeated repetition, or a large one, makes the C library build a table without bound.
        guard Self.repetitions(pattern) <= 255 else {
            throw ExpressionError(reason: "it repeats something more than 255 times")
        }
        let compiled = UnsafeMutablePointer<regex_t>.allocate(capacity: 1)
        unsafe compiled.initialize(to: regex_t())
        let code = unsafe regcomp(compiled, pattern, REG_EXTENDED)
        guard code == 0 else {
            var words = [CChar](repeating: 0, count: 200)
            let length = unsafe regerror(code, compiled, &words, words.count)
            unsafe compiled.deallocate()
            let bytes = words.prefix(max(0, min(length, words.count) - 1)).map { UInt8(bitPattern: $0) }
            throw ExpressionError(reason: String(decoding: bytes, as: UTF8.self))
        }
        unsafe self.compiled = unsafe compiled
    }

    /// Whether the whole text matches, and not only a part: the longest match begins with it and ends with it.
    func matchesWhole(_ text: String) -> Bool {
        guard !text.utf8.contains(0) else { return false }
        var match = regmatch_t()
        guard unsafe regexec(compiled, text, 1, &match, 0) == 0 else { return false }
        return match.rm_so == 0 && Int(match.rm_eo) == text.utf8.count
    }

    /// The product of all counts in braces.
    private static func repetitions(_ pattern: String) -> Int {
        var product = 1
        for piece in pattern.split(separator: "{").dropFirst() {
            let numbers = piece.prefix { $0 != "}" }.split(separator: ",").compactMap { Int($0) }
            let (result, overflows) = product.multipliedReportingOverflow(by: max(1, numbers.max() ?? 1))
            if overflows { return .max }
            product = result
        }
        return product
    }

    deinit {
        unsafe regfree(compiled)
        unsafe compiled.deallocate()
    }
}
