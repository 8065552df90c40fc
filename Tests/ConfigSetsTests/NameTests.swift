import ConfigSets
import Testing

/// How Spring compares the names of properties.
@Suite struct PropertyNames {
    @Test(arguments: [
        ("my.firstName", "my.firstname"), ("my.first-name", "my.firstname"), ("my.first_name", "my.firstname"),
        ("MY.FIRSTNAME", "my.firstname"), ("My.First.Name", "my.first.name"), ("my..name", "my.name"),
        ("my.list[0].name", "my.list[0].name"), ("my.list[00]", "my.list[00]"), ("map[a.b]", "map[a.b]"),
        ("map[A-b].x", "map[A-b].x"), ("map[a[b]c]", "map[a[b]c]"), ("a[0][1]", "a[0][1]"), ("메시지.text", "text"),
        ("straße", "strae"), ("a.-.b", "a.b"), ("", ""), (".", ""), ("8080", "8080"),
    ])
    func `a key is compared by letters and digits alone, element by element`(_ key: String, _ compared: String) {
        #expect(PropertyName(key).description == compared)
    }

    @Test(arguments: [
        ("foo.the-bar", ["FOO_THEBAR", "FOO_THE_BAR", "foo_thebar", "foo_the_bar"]),
        ("my.service[0].other", ["MY_SERVICE_0_OTHER", "my_service_0_other"]),
        (
            "spring.datasource.hikari.maximum-pool-size",
            [
                "SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE",
                "spring_datasource_hikari_maximumpoolsize", "spring_datasource_hikari_maximum_pool_size",
            ]
        ),
    ])
    func `a property is looked for under four names of variables`(_ key: String, _ names: [String]) {
        #expect(PropertyName.environmentVariables(for: key) == names)
    }

    @Test(arguments: [
        ("SERVER_PORT", "server.port"), ("HOST_0", "host[0]"), ("HOST_0_1", "host[0][1]"),
        ("HOST_0_NAME", "host[0].name"), ("HOST_F00_NAME", "host.f00.name"), ("_", ""), ("A__B", "a.b"),
    ])
    func `a variable that no key claims is guessed`(_ name: String, _ property: String) {
        #expect(PropertyName(environmentVariable: name).description == property)
    }

    @Test(arguments: [
        ("spring.datasource.*.jdbc-url", "spring.datasource.shard1.jdbcUrl", true),
        ("spring.datasource.*.jdbc-url", "spring.datasource.shard1.primary.jdbc-url", false),
        ("spring.datasource.**.jdbc-url", "spring.datasource.shard1.primary.jdbc-url", true),
        ("spring.datasource.**.jdbc-url", "spring.datasource.jdbc-url", true),
        ("**.password", "password", true), ("**.password", "a.b.password", true),
        ("**.password", "a.b.passwords", false),
        ("spring.data.redis.**.{host,nodes}", "spring.data.redis.sentinel.nodes", true),
        ("spring.data.redis.**.{host, nodes}", "spring.data.redis.sentinel.nodes", true),
        ("spring.data.redis.**", "spring.data.redis.sentinel.nodes[0]", true),
        ("spring.datasource.shard*.primary", "spring.datasource.shard12.primary", true),
        ("spring.datasource.shard*.primary", "spring.datasource.main.primary", false),
        ("servers[*].name", "servers[3].name", true), ("servers[1].name", "servers[3].name", false),
        ("a.*", "a", false), ("a.**", "a", true), ("**", "anything.at[0].all", true), ("A.B-C", "a.bc", true),
    ])
    func `a pattern means names in any spelling`(_ pattern: String, _ key: String, _ isMeant: Bool) {
        #expect(KeyPattern(pattern).matches(PropertyName(key)) == isMeant)
    }

    @Test func `no pattern makes matching slow`() {
        let pattern = KeyPattern(Array(repeating: "**.a*a*a*a", count: 50).joined(separator: "."))
        let name = PropertyName(Array(repeating: String(repeating: "a", count: 200), count: 200).joined(separator: "."))
        #expect(pattern.matches(name))
        #expect(!KeyPattern(pattern.text + ".b").matches(name))
    }

    @Test func `the more particular pattern is known`() {
        let patterns = ["**", "spring.**", "spring.*.url", "spring.data*.url", "spring.datasource.url"]
            .map { KeyPattern($0) }
        #expect(patterns.map(\.specificity) == patterns.map(\.specificity).sorted())
        #expect(Set(patterns.map(\.specificity)).count == patterns.count)
    }
}
