import Testing

@testable import MariaDBEngine

/// What the server prints with the name of the database, which is another one elsewhere.
struct MariaDBOwnNameTests {
    @Test(arguments: [
        ("select `home`.`t`.`a` AS `a` from `home`.`t`", "select `t`.`a` AS `a` from `t`"),
        ("select 1 from (`home`.`t` join `home`.`u` on(1))", "select 1 from (`t` join `u` on(1))"),
        ("nextval(`home`.`numbers`)", "nextval(`numbers`)"),
        ("`home`.`doubled`(`t`.`a`)", "`doubled`(`t`.`a`)"),
        (
            "select 'from `home`.`t` it\\'s `home`.`t`' from `home`.`t`",
            "select 'from `home`.`t` it\\'s `home`.`t`' from `t`"
        ),
        ("select `away`.`t`.`a` from `away`.`t`", "select `away`.`t`.`a` from `away`.`t`"),
        ("select `x``.``home`.`a` from `home`.`x``.``home`", "select `x``.``home`.`a` from `x``.``home`"),
        // A table and an alias that are called like the database.
        ("select `home`.`home`.`a` from `home`.`home`", "select `home`.`a` from `home`"),
        (
            "select `home`.`a` from (`home`.`t` `home` join `home`.`u` on(`home`.`f`(`home`.`b`)))",
            "select `home`.`a` from (`t` `home` join `u` on(`f`(`home`.`b`)))"
        ),
    ])
    func `is taken out where it stands for the database`(_ printed: String, _ expected: String) {
        #expect(MariaDBOwnName("home").removed(from: printed) == expected)
    }

    @Test(arguments: [
        ("app", "app", true), ("app", "apple", false), ("app%", "apple", true), ("%", "", true), ("a_p", "axp", true),
        ("a\\_p", "a_p", true), ("a\\_p", "axp", false), ("%p%e", "apple", true), ("%p%x", "apple", false),
    ])
    func `a right's pattern names databases`(_ pattern: String, _ database: String, _ matches: Bool) {
        #expect(MariaDBPattern.matches(Array(pattern), Array(database)) == matches)
    }
}
