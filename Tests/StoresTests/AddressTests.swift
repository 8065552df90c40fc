import Testing

@testable import Stores

@Suite struct Addresses {
    @Test(arguments: [
        ("https://vault.example:8200", "vault.example:8200", "https://vault.example:8200/"),
        ("HTTP://Vault.example/", "Vault.example", "http://Vault.example/"),
        ("https://h/a/b//", "h/a/b", "https://h/a/b"),
        ("http://[2001:db8::1]:80/x", "[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x"),
        ("http://[::1]", "[::1]", "http://[::1]/"),
    ])
    func `a url is taken apart and put together again`(text: String, place: String, url: String) throws {
        let address = try #require(HTTPAddress(text))
        #expect(address.place == place)
        #expect(address.url == url)
    }

    @Test(arguments: [
        "", "vault", "vault:8200", "ftp://h", "file:///etc/passwd", "https://", "https:///x", "https://h:0",
        "https://h:65536",
        "https://h:x", "https://user@h", "https://user:pw@h", "https://h/a?b=c", "https://h#x", "https://h /",
        "https://h\n",
        "https://h/\u{e4}", "https://h\\@e", "https://[h", "https://h]", "https://h%00", "https://-\u{0}",
        "https://a:b:1",
    ])
    func `what is no plain url is refused`(text: String) { #expect(HTTPAddress(text) == nil) }

    @Test func `segments and parameters are encoded whole`() throws {
        let address = try #require(HTTPAddress("https://h/base/"))
            .appending(["v1", "a b", "c/d?e#f", "(_)", "\u{e4}~-._"]).asking([("z", "1&2"), ("a", "=")])
        #expect(address.url == "https://h/base/v1/a%20b/c%2Fd%3Fe%23f/%28_%29/%C3%A4~-._?a=%3D&z=1%262")
        #expect(address.place == "h/base/v1/a%20b/c%2Fd%3Fe%23f/%28_%29/%C3%A4~-._")
    }

    @Test(arguments: [
        ("a%20b%C3%A4", "a b\u{e4}"), ("plain", "plain"), ("%4", nil), ("%zz", nil), ("%ff", nil), ("%", nil),
    ])
    func `an encoded text is decoded or refused`(text: String, decoded: String?) {
        #expect(HTTPAddress.decoded(text[...]) == decoded)
    }
}
