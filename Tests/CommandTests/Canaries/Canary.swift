import Crypto
import Foundation

/// A secret of a fixture that nothing else looks like, and every form in which a program could let it out.
struct Canary: Sendable {
    let text: String

    /// Makes the secret of a number; `tail` is text that has to be escaped in one format or another.
    init(_ number: Int, tail: String = "") {
        // No prefix of it is a word, a number or part of a digest.
        let digits = (0..<20).map { _ in String("GHJKLMNPQRSTUVWXYZ".randomElement() ?? "G") }.joined()
        text = "Q\(number)Zj" + digits + tail
    }

    /// The forms that are in a text, each told by its name and never quoted.
    func leaks(into shown: String) -> [String] {
        forms.filter { shown.contains($0.text) }.map(\.name)
    }

    private var forms: [(name: String, text: String)] {
        let bytes = Data(text.utf8)
        let hex = bytes.map { String(format: "%02x", $0) }.joined()
        let allowed = CharacterSet.alphanumerics
        return [
            ("the value", text),
            ("its first letters", String(text.prefix(4))),
            ("its last letters", String(text.suffix(8))),
            ("base64", String(bytes.base64EncodedString().prefix(12))),
            ("hex", String(hex.prefix(12))),
            ("hex in capitals", String(hex.uppercased().prefix(12))),
            ("a url's form", text.addingPercentEncoding(withAllowedCharacters: allowed) ?? text),
            ("JSON's form", text.replacing("\"", with: "\\\"")),
            ("SQL's form", text.replacing("'", with: "''")),
            ("SHA-256", Self.hex(SHA256.hash(data: bytes))),
            ("SHA-1", Self.hex(Insecure.SHA1.hash(data: bytes))),
            ("MD5", Self.hex(Insecure.MD5.hash(data: bytes))),
            ("a mask of its length", String(repeating: "*", count: text.count)),
            ("a mask of its length in dots", String(repeating: "•", count: text.count)),
        ]
    }

    private static func hex(_ digest: some Sequence<UInt8>) -> String {
        String(digest.map { String(format: "%02x", $0) }.joined().prefix(12))
    }
}
