import SchemaModel
import Testing

@Suite struct Snapshots {
    /// Texts that are easily lost on the way to a file and back.
    static let nasty = [
        "", " ", "yes", "a", "two words", " leading", "trailing ", "a\nb", "\n", "a\n", "\na", "a\n\nb", "a\r\nb", "\r",
        "a\tb", "\t", "tab\nand\tline", "\"", "\"quoted\"", "it\"s", "it's", "\\", "\\n", "a\\", "\\\"", "|", "a | b",
        "a|b", " | ", ":", "a: b", "a:", ".", "a.b", "a.", "#", "# migrator: x", "é", "e\u{301}", "\u{301}", "名前",
        "👩‍👩‍👧", "\u{200B}", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{0}", "\u{1F}", "\u{7F}", "not null", "type: text",
        "option", "body", "body of it", "class", "family x", "trigger y", "member", "| ", "    |", "key foo", "${x}",
        "a\n    |b", "  indented\n    more", "trailing \nblank ", "\u{301}a\n\u{301}b", "}", "\\u{41}", "yes\nyes",
    ]

    static func same(_ schema: Schema) throws {
        let text = schema.snapshot
        let read = try Schema(snapshot: text)
        #expect(read == schema, "\(text)")
        #expect(Array(read.snapshot.utf8) == Array(text.utf8))
    }

    @Test func `the form, as people see it`() {
        let view = Sample.part(.view, "reporting view", [.definition: "SELECT 1\nFROM x", .comment: "of the day"])
        let schema = Schema(
            objects: [Sample.payment(), SchemaObject(.enumType, namespace: "a.b", name: "mood"), view],
            unverified: [UnverifiedObject(kind: "subscription", name: "s: 1")],
            migrator: "app"
        )
        let text = """
            # Schema snapshot, format 1
            # migrator: app
            # unverified subscription: s: 1

            enum "a.b".mood

            table payment
              column id | type: bigint | not null
              column amount | type: numeric(12,2)
              index payment_amount | columns: amount
              primary key payment_pkey | columns: id

            view reporting view
              comment: of the day
              definition:
                |SELECT 1
                |FROM x

            """
        #expect(schema.snapshot == text)
    }

    @Test func `an empty schema has a text too`() throws {
        try Self.same(Schema())
        try Self.same(Schema(unverified: [UnverifiedObject(kind: "cron job", name: "x")], migrator: "it's me "))
    }

    @Test(arguments: nasty)
    func `a name of any bytes is read again`(name: String) throws {
        for kind in ObjectKind.allCases {
            try Self.same(Schema(objects: [SchemaObject(kind, name: name)]))
            if !name.isEmpty {
                try Self.same(Schema(objects: [SchemaObject(kind, namespace: name, name: "x.y")]))
            }
            let part = SchemaObject(kind, name: name, attributes: [Attribute(.type, "x")])
            let bare = SchemaObject(kind, name: name)
            try Self.same(Schema(objects: [Sample.table("t", [part])]))
            try Self.same(Schema(objects: [Sample.table("t", [bare])]))
        }
    }

    @Test(arguments: nasty)
    func `a value of any bytes is read again`(value: String) throws {
        for key in AttributeKey.allCases {
            let attributes = [Attribute(key, value)]
            let object = SchemaObject(
                .view,
                name: "v",
                attributes: attributes,
                parts: [
                    SchemaObject(
                        .column,
                        name: "c",
                        attributes: attributes
                            + [Attribute(.onDelete, value)]
                            .filter {
                                $0.key != key
                            }
                    )
                ]
            )
            try Self.same(Schema(objects: [object]))
        }
        try Self.same(Schema(unverified: [UnverifiedObject(kind: "x", name: value)], migrator: value))
    }

    @Test(arguments: nasty.filter { !$0.isEmpty })
    func `what is unverified is read again, whatever its kind is called`(kind: String) throws {
        try Self.same(Schema(unverified: [UnverifiedObject(kind: kind, name: "x")]))
    }

    @Test func `a paragraph and a line are what the snapshot has`() {
        let table = Sample.payment()
        let schema = Schema(objects: [table])
        #expect(schema.snapshot == "# Schema snapshot, format 1\n\n" + table.paragraph + "\n")
        #expect(table.paragraph.hasSuffix("\n  " + (table.parts.last?.line ?? "")))
    }

    @Test func `a file whose lines end as on Windows is read`() throws {
        let view = Sample.part(.view, "v", [.definition: "SELECT 1\nFROM x", .comment: "\r"])
        let schema = Schema(objects: [Sample.payment(), view], migrator: "app")
        #expect(try Schema(snapshot: schema.snapshot.replacing("\n", with: "\r\n")) == schema)
    }
}

@Suite struct SnapshotErrors {
    private static let header = "# Schema snapshot, format 1\n"

    @Test(arguments: [
        ("", 1, "does not begin with"), ("# Schema snapshot, format 2\n", 1, "does not begin with"),
        (header + "\n<<<<<<< HEAD\n", 3, "begins with no kind"),
        (
            header + "\ntable t\n  column a | type: x\n  colum b | type: y\n", 5,
            "'colum b | type: y' begins with no kind"
        ),
        (header + "\ntable t\n  column a | tipe: x\n", 4, "'tipe' is no fact"),
        (header + "\ntable t\n  column \"a | type: x\n", 4, "A quote is not closed"),
        (header + "\ntable t\n  column \"a\"b | type: x\n", 4, "'b | type: x' stands where"),
        (header + "\ntable t\n  column a | type: \"x\"y\n", 4, "'y' stands where"),
        (header + "\ntable t\n  column a | type: \"\\x\"\n", 4, "A backslash"),
        (header + "\ntable t\n  column a | type: \"\\u{110000}\"\n", 4, "A backslash"),
        (header + "\ntable t\n  column a | type: \"\\u0041\"\n", 4, "A backslash"),
        (header + "\ntable t\n  column a | type: x | type: y\n", 4, "'type' is said twice"),
        (header + "\ntable t\n  column a | type: \n", 4, "missing"),
        (header + "\ntable t\n  column a |type: x\n", 4, "stands where"),
        (header + "\ntable t\n  comment: \"a\" b\n", 4, "' b' stands behind a value in quotes"),
        (header + "\ntable t\n  comment:x\n", 4, "A blank is missing"),
        (header + "\ntable t\n  comment:\n  column a\n", 4, "The lines of a value are missing"),
        (header + "\ntable t\n  comment: a\n  engine: b\n  comment: c\n", 6, "'comment' is said twice"),
        (header + "\ntable a.b.c\n", 3, "'.c' is too much for a name"),
        (header + "\ntable \n", 3, "missing"), (header + "\ntable\n", 3, "begins with no kind"),
        (header + "# remark\n", 2, "'remark' is nothing that a snapshot says"),
        (header + "# unverified x\n", 2, "A remark needs a colon"),
        (header + "\nview v\n  definition:\n    |a\n    |b\n\nview w\n  x\n", 9, "begins with no kind"),
        (header + "\r\ntable t\r\n  column a | tipe: x\r\n", 4, "'tipe' is no fact"),
    ])
    func `what cannot be read is said with its line`(text: String, line: Int, message: String) {
        let error = #expect(throws: SnapshotError.self) { try Schema(snapshot: text) }
        #expect(error?.line == line)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        #expect(error?.message.hasSuffix(".") == true)
    }

    @Test func `a text that is cut off or damaged anywhere is read or refused, and never ends the process`() {
        let view = Sample.part(.view, "v \"x\"", [.definition: "SELECT\n 1", .comment: "\r\\\"|", .owner: "a"])
        let bytes = Array(Schema(objects: [Sample.payment(), view], migrator: "\t").snapshot.utf8)
        var refused = 0
        for place in bytes.indices {
            for damage in [[], [UInt8(ascii: "\"")], [UInt8(ascii: "\\")], [UInt8(ascii: "|")], [0xFF], [0x0A]] {
                let text = bytes[..<place] + damage + (damage.isEmpty ? [] : bytes[(place + 1)...])
                do { _ = try Schema(snapshot: String(decoding: text, as: UTF8.self)) } catch { refused += 1 }
            }
        }
        #expect(refused > bytes.count)
    }
}
