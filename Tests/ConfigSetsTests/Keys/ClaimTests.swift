import ConfigSets
import Findings
import Testing

/// Which property a variable stands for, and which spelling wins.
@Suite struct VariableClaims {
    /// A key of a file, a variable, and the property that it sets.
    static let claims: [(key: String, variable: String, property: String)] = [
        ("server.port", "SERVER_PORT", "server.port"), ("server.port", "server_port", "server.port"),
        ("foo.the-bar", "FOO_THEBAR", "foo.thebar"), ("foo.the-bar", "FOO_THE_BAR", "foo.thebar"),
        ("foo.the-bar", "foo_the_bar", "foo.thebar"), ("foo.theBar", "FOO_THEBAR", "foo.thebar"),
        ("foo.theBar", "FOO_THE_BAR", "foo.thebar"), ("my.list[0].name", "MY_LIST_0_NAME", "my.list[0].name"),
        ("my.dash-list[0]", "MY_DASHLIST_0", "my.dashlist[0]"), ("my.dash-list[0]", "MY_DASH_LIST_3", "my.dashlist[3]"),
        ("my.dash-list[0]", "MY_DASH_LIST", "my.dashlist"), ("my-app.x", "MY_APP_Y", "myapp.y"),
        ("my-app.x", "MYAPP_Y_Z", "myapp.y.z"), ("a.b", "A_C_0_D", "a.c[0].d"), ("a.b", "Q_R", "qr"),
        ("a.b", "SPRING_JPA_SHOWSQL", "spring.jpa.showsql"), ("a.b", "LOGGING_LEVEL_ROOT", "logging.level.root"),
        ("a.b", "PATH", "path"), ("a.b", "A_b", "a.b"), ("x.y", "X__Y", "x.y"),
    ]

    @Test(arguments: claims)
    func `a variable sets the property that looks for it`(_ key: String, _ variable: String, _ property: String) throws
    {
        let answer = try SpringCase(
            name: "",
            files: ["application.properties": "\(key)=file\n"],
            variables: [variable + "=variable"]
        )
        .answer()
        let value = answer.set.values[PropertyName(property)]
        #expect(value?.text == .plain("variable"))
        #expect(value?.winner.key == variable)
    }

    @Test(arguments: [("y.aB", "y.a_b", "2"), ("z.A_B", "z.aB", "1"), ("x.a-b", "x.aB", "1"), ("x.aB", "x.a-b", "2")])
    func `of two spellings in one file Spring takes one`(_ first: String, _ second: String, _ winner: String) throws {
        let answer = try SpringCase(name: "", files: ["application.properties": "\(first)=1\n\(second)=2\n"]).answer()
        #expect(answer.set.text(first) == winner)
    }

    @Test(arguments: [
        ("a", "a.b"), ("a.b", "a.c"), ("a[0]", "a.b"), ("a[2]", "a[10]"), ("a[9].x", "a[10].a"), ("a.z", "ab.a"),
        ("a", "a[0]"), ("a[0]", "a[0].x"), ("a[0].b", "a[1]"), ("a.b", "ab"), ("a[1]", "ab"),
    ])
    func `names stand in the order of a tree`(_ first: String, _ second: String) {
        #expect(PropertyName(first) < PropertyName(second))
        #expect(!(PropertyName(second) < PropertyName(first)))
    }

    @Test(arguments: [
        ("a.b[0].c", ["a", "b", "[0]", "c"]), ("A-b..c", ["ab", "c"]), ("a[x.y][0]", ["a", "[x.y]", "[0]"]),
        ("[k].a", ["[k]", "a"]), ("a[b", ["a", "b"]), ("a[]", ["a"]), ("a[0]b", ["a", "[0]", "b"]), ("", []),
    ])
    func `a name is made of elements`(_ key: String, _ elements: [String]) {
        let found = PropertyName(key).elements
            .map { element in
                switch element {
                case .word(let word): word
                case .index(let index): "[\(index)]"
                }
            }
        #expect(found == elements)
        #expect(PropertyName(elements: PropertyName(key).elements) == PropertyName(key))
    }

    @Test(arguments: [
        ("a.b.c", "a.b", true), ("a.b", "a.b", true), ("a.bc", "a.b", false), ("a.b[0]", "a.b", true),
        ("a", "a.b", false),
    ])
    func `a name lies in a tree or not`(_ name: String, _ root: String, _ isInside: Bool) {
        #expect(PropertyName(name).isInside(PropertyName(root)) == isInside)
    }

    @Test(arguments: [
        ("EXPORT_ENDPOINT", "export.bucket", [], "export.endpoint"),
        // A rule that speaks of a variable by its name means the variable, as far as no key looks for it.
        ("EXPORT_ENDPOINT", "export.bucket", ["EXPORT_ENDPOINT"], "EXPORT_ENDPOINT"),
        ("EXPORT_ENDPOINT", "export.endpoint", ["EXPORT_ENDPOINT"], "export.endpoint"),
        ("SPRING_MAIL_HOST", "a.b", ["SPRING_MAIL_HOST"], "spring.mail.host"),
        ("PAYMENT_BASE_URL", "a.b", ["payment.base-url"], "payment.base-url"),
    ])
    func `a key that a rule names is known`(_ variable: String, _ key: String, _ known: [String], _ property: String) {
        func layer(_ kind: ConfigLayer.Kind, _ key: String) -> ConfigLayer {
            let entry = ConfigEntry(key: key, text: .plain("v"), location: SourceLocation(file: "f"))
            return ConfigLayer(name: "\(kind)", kind: kind, entries: [entry])
        }
        let stack = ConfigStack(
            environment: "prod",
            layers: [layer(.properties, key), layer(.environmentVariables, variable)]
        )
        let set = ConfigSet(stack, known: known, policy: SecretPolicy())
        #expect(set.values[PropertyName(property)]?.winner.key == variable)
    }
}
