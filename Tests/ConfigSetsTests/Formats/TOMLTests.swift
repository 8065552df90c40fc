import ConfigSets
import Findings
import Testing

/// TOML 1.0 with the place of every value.
@Suite struct TOMLFiles {
    @Test(arguments: [
        ("1", "1"), ("+1", "1"), ("-0", "0"), ("1_000", "1000"), ("0xdead_BEEF", "3735928559"), ("0o17", "15"),
        ("0b101", "5"),
        ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
        ("1.0", "1.0"),
        ("+1.50", "1.50"), ("1e3", "1e3"), ("1E+3", "1e3"), ("6.6_2e-3_4", "6.62e-34"), ("inf", "inf"), ("+nan", "nan"),
        ("-inf", "-inf"), ("true", "true"), ("1979-05-27", "1979-05-27"),
        ("1979-05-27T07:32:00Z", "1979-05-27T07:32:00Z"),
        ("1979-05-27 07:32:00.999-07:00", "1979-05-27 07:32:00.999-07:00"), ("07:32:00", "07:32:00"),
        ("2000-02-29", "2000-02-29"),
        ("\"a\\tb\\u00e9\\U0001F600\\\\\"", "a\tbé😀\\"), ("'a\\b'", "a\\b"), ("\"\"", ""),
        ("\"\"\"\n a\\\n   b\n\"\"\"", " ab\n"),
        ("'''\na'b''c\n'''", "a'b''c\n"), ("\"\"\"\"a\"\"\"\"\"", "\"a\"\""), ("''''a'''''", "'a''"),
        ("\"\"\"a\r\nb\"\"\"", "a\nb"), ("\"#\" # c", "#"),
    ])
    func `a value is the text of what it means`(_ value: String, _ text: String) {
        #expect(ConfigFormat.toml.settings("k = \(value)\n") == ["k=\(text)"])
    }

    @Test(arguments: [
        ("", []), ("# c\n\n", []), ("a.b = 1\n[c]\nd = 2", ["a.b=1 @1:7", "c.d=2 @3:5"]),
        ("a = [1, [2,\n 3,] # c\n]", ["a[0]=1 @1:6", "a[1][0]=2 @1:10", "a[1][1]=3 @2:2"]),
        ("[[x]]\na = 1\n[[x]]\na = 2\n[x.y]\nb = 3", ["x[0].a=1 @2:5", "x[1].a=2 @4:5", "x[1].y.b=3 @6:5"]),
        ("p = { x = 1, y.z = 'q' }", ["p.x=1 @1:11", "p.y.z=q @1:20"]),
        ("\"a.b\" = 1\n'c d' = 2", ["a.b=1 @1:9", "c d=2 @2:9"]),
        ("a = {}\nb = []\n[c]", ["a= @1:5", "b= @2:5", "c= @3:1"]),
        ("[a.b]\nx=1\n[a]\ny=2", ["a.b.x=1 @2:3", "a.y=2 @4:3"]),
        ("[f]\na.c = 1\n[f.a.t]\ns = 2", ["f.a.c=1 @2:7", "f.a.t.s=2 @4:5"]),
        ("é = 1", ["! f:1:1: A key was expected here."]),
        ("\u{FEFF}a = 1\r\nb = 2\r\n", ["a=1 @1:5", "b=2 @2:5"]), ("[ a . 'b' ]\nc=1", ["a.b.c=1 @2:3"]),
        ("1 = 2\n-_ = 3", ["1=2 @1:5", "-_=3 @2:6"]),
    ])
    func `tables and lists become keys with the places of their values`(_ text: String, _ lines: [String]) {
        #expect(ConfigFormat.toml.lines(text) == lines)
    }

    @Test(arguments: [
        "a", "a =", "= 1", "a = 1 b = 2", "a = 01", "a = 1__0", "a = _1", "a = 1_", "a = 1.", "a = .5", "a = 0x",
        "a = +0x1",
        "a = 9223372036854775808", "a = True", "a = x", "a = 1979-13-01", "a = 1979-02-29", "a = 24:00:00", "a = 07:32",
        "a = \"x",
        "a = 'x\n'", "a = \"\\x\"", "a = \"\\ud800\"", "a = \"\\U00110000\"", "a = \"\u{1}\"", "a = \"\"\"x",
        "a = \"\"\"a\"\"\"\"\"\"",
        "a = [1", "a = [1 2]", "a = [,]", "a = {b = 1,}", "a = {b = 1\n}", "a = {b", "[a", "[a]]", "[[a]", "[]", "[a.]",
        "[a] x", "a = 1 # \u{1}",
        "a = 1\r", "\"\"\"a\"\"\" = 1", "a.b.c", "a = 1e", "a = 1e1.5",
    ])
    func `what is no TOML is refused`(_ text: String) {
        #expect(ConfigFormat.toml.lines(text).first?.hasPrefix("! f:") == true)
    }

    @Test(arguments: [
        ("a = 1\nb = 2\na = 3", "3:1", "1, column 1"), ("[a]\n[a]", "2:2", "1, column 2"),
        ("a = 1\n[a]", "2:2", "1, column 1"),
        ("a.b = 1\n[a]", "2:2", "1, column 1"), ("[a.b]\nx = 1\n[a]\nb.y = 2", "4:1", "1, column 4"),
        ("a = {b = 1}\n[a.c]", "2:2", "1, column 1"),
        ("a = {b = 1}\na.c = 2", "2:1", "1, column 1"), ("a = [1]\n[[a]]", "2:3", "1, column 1"),
        ("[[a]]\n[a]", "2:2", "1, column 3"),
        ("[a]\n[[a]]", "2:3", "1, column 2"), ("a = {b = 1, b = 2}", "1:13", "1, column 6"),
        ("a.b = 1\na.b.c = 2", "2:3", "1, column 3"),
    ])
    func `a key that is there twice names both places`(_ text: String, _ place: String, _ earlier: String) {
        let sentence = ConfigFormat.toml.lines(text).first ?? ""
        #expect(sentence.hasPrefix("! f:\(place): The key '"))
        #expect(sentence.hasSuffix("' is there already in line \(earlier)."))
    }
}
