import ConfigSets
import Testing

/// Edits of files of settings, line by line.
@Suite struct EditedTextTests {
    private func edited(_ text: String, _ file: String, _ edits: TextEdit...) throws -> String {
        String(decoding: try EditedText.of(Array(text.utf8), file: file, edits: edits), as: UTF8.self)
    }

    @Test(arguments: [
        // Beside those that share most of its key, in the form of the file.
        ("a:\n  b: 1\n", "a.c", "a:\n  b: 1\n  c: ${X}\n"),
        (
            "---\n# top\n\na:\n  b:\n    c: 1\n\n# end\n", "a.d-e",
            "---\n# top\n\na:\n  b:\n    c: 1\n  d-e: ${X}\n\n# end\n"
        ),
        ("a:\n    b: 1\nz: 1\n", "a.c.d", "a:\n    b: 1\n    c:\n        d: ${X}\nz: 1\n"),
        ("a.b: 1\n", "c.d", "a.b: 1\nc.d: ${X}\n"), ("", "a.b", "a:\n  b: ${X}\n"),
        ("# only words\n", "a", "# only words\na: ${X}\n"),
        ("a:\n  b:\n  - 1\n  - 2", "a.c", "a:\n  b:\n  - 1\n  - 2\n  c: ${X}\n"),
        ("a:\n  b: |\n    # text\n    more\n\nz: 1\n", "a.c", "a:\n  b: |\n    # text\n    more\n  c: ${X}\n\nz: 1\n"),
        ("a:\r\n  b: 1\r\n", "a.c", "a:\r\n  b: 1\r\n  c: ${X}\r\n"),
        ("myShop:\n  b: 1\n", "my-shop.c", "myShop:\n  b: 1\n  c: ${X}\n"),
    ])
    func `a key is added to YAML where it belongs`(_ old: String, _ key: String, _ new: String) throws {
        #expect(try edited(old, "a.yml", .addition(key: key, value: "${X}")) == new)
    }

    @Test(arguments: [
        ("a: {b: 1}\n{", "a"), ("{a: 1}\n", "b"), ("a: 1\n---\na: 2\n", "b"), ("a: 1\n", "b.no"), ("- 1\n", "b"),
        ("a: 1\n", "b c"),
    ])
    func `a key is not added where the form of the file is unclear`(_ text: String, _ key: String) {
        #expect(throws: EditObstacle.self) { try edited(text, "a.yml", .addition(key: key, value: "${X}")) }
    }

    @Test(arguments: [
        ("a.b=1\nc=1\n", "a.d", "a.b=1\na.d=${X}\nc=1\n"),
        ("a.b = 1\\\n  2\nc=1", "a.d", "a.b = 1\\\n  2\na.d = ${X}\nc=1"),
        ("c=1", "a.d", "c=1\na.d=${X}\n"), ("", "a", "a=${X}\n"),
    ])
    func `a key is added to properties where it belongs`(_ old: String, _ key: String, _ new: String) throws {
        #expect(try edited(old, "a.properties", .addition(key: key, value: "${X}")) == new)
    }

    @Test func `a setting is taken away with what is left empty above it, and comments stay`() throws {
        let text = "a:\n  # why\n  b:\n    c: 1\n  # and\nd: 2\n"
        #expect(
            try edited(text, "a.yml", .removal(line: 4, column: 8))
                == "a:\n  # why\n  # and\nd: 2\n".replacing("a:\n", with: "")
        )
        #expect(try edited("a:\n  b: 1\n  c: 2\n", "a.yml", .removal(line: 2, column: 6)) == "a:\n  c: 2\n")
        #expect(try edited("a=1\nb=2\\\n 3\nc=4\n", "a.properties", .removal(line: 2, column: 3)) == "a=1\nc=4\n")
    }

    @Test func `what is no line of its own is not taken away`() {
        #expect(throws: EditObstacle.self) { try edited("a:\n  1\n", "a.yml", .removal(line: 2, column: 3)) }
        #expect(throws: EditObstacle.self) { try edited("- a: 1\n", "a.yml", .removal(line: 1, column: 6)) }
        #expect(throws: EditObstacle.self) { try edited("a: 1\n", "a.json", .removal(line: 1, column: 4)) }
    }

    @Test func `a part of a key is written anew where it stands`() throws {
        let edit = TextEdit.spelling(line: 2, column: 3, old: "showSql", new: "show-sql")
        #expect(try edited("jpa:\n  showSql: true # yes\n", "a.yml", edit) == "jpa:\n  show-sql: true # yes\n")
        #expect(throws: EditObstacle.self) { try edited("jpa:\n  other: true\n", "a.yml", edit) }
    }
}
