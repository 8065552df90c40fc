import Compression
import Testing

@Suite struct CompressedBytes {
    @Test(arguments: [0, 1, 2, 3, 1_000, 300_000])
    func `bytes come back as they were`(count: Int) throws {
        let text = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
        #expect(try decompressed(compressed(text), limit: count) == text)
    }

    @Test func `text that repeats itself becomes short`() {
        #expect(compressed([UInt8](repeating: 65, count: 1_000_000)).count < 2_000)
    }

    @Test func `a short text that stands for too much is refused`() {
        let bomb = compressed([UInt8](repeating: 0, count: 1_000_001))
        #expect(throws: CompressionError.larger(than: 1_000_000)) { try decompressed(bomb, limit: 1_000_000) }
        #expect(throws: Never.self) { try decompressed(bomb, limit: 1_000_001) }
    }

    @Test func `bytes that are cut off, altered or longer never pass for others`() {
        let text = Array("CREATE TABLE payment (id INT, memo VARCHAR(255))".utf8)
        let bytes = compressed(text)
        for count in 0..<bytes.count {
            #expect(throws: CompressionError.damaged) { try decompressed(Array(bytes.prefix(count)), limit: 1_000) }
        }
        for place in bytes.indices {
            var altered = bytes
            altered[place] ^= 1 << 5
            // Some bits only fill up a byte, and mean nothing.
            #expect([nil, text].contains(try? decompressed(altered, limit: 1_000)), "at \(place)")
        }
        #expect(throws: CompressionError.damaged) { try decompressed(bytes + [0], limit: 1_000) }
    }
}

@Suite struct Base64Texts {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `the examples of the standard hold`(plain: String, text: String) throws {
        #expect(Base64.text(Array(plain.utf8)) == text)
        #expect(try Base64.bytes(text) == Array(plain.utf8))
    }

    @Test func `every byte comes back`() throws {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Base64.text(bytes).contains("+") && Base64.text(bytes).contains("/"))
        #expect(try Base64.bytes(Base64.text(bytes)) == bytes)
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zm9", "====", "=AAA", "Z===", "Zg==Zg==", "Zm=v", "Zm9v\n", "Zm 9", "Zm9-", "Zm9_", "Zh==",
        "Zm9=", "Zé==",
    ])
    func `anything else is refused`(text: String) {
        #expect(throws: CompressionError.notBase64) { try Base64.bytes(text) }
    }
}
