import ConfigSets

/// Pools beside what the server declares.
enum PoolRules {
    static let all = [lifetime, size]

    private static let lifetime = PackRule(
        code: "CFG-SHARD-004",
        summary: "A pooled connection lives shorter than the server keeps it.",
        reason: """
            The server closes a connection after wait_timeout, and the next request that gets it fails. Set \
            max-lifetime some 30 seconds below; Hikari's own is 30 minutes.
            """,
        flagged: [
            .prod(
                "wait_timeout=600\nspring.datasource.url=jdbc:mysql://db/a\nspring.datasource.hikari.max-lifetime=1800000"
            ),
            .prod("mysqld.wait-timeout=300\na.shard1.hikari.max-lifetime=300000"),
            .prod(
                "wait_timeout=600\nspring.datasource.url=jdbc:mysql://db/a\nspring.datasource.hikari.maximum-pool-size=9"
            ),
        ],
        accepted: [
            .prod("wait_timeout=600\nspring.datasource.hikari.max-lifetime=570000"),
            .prod("spring.datasource.hikari.max-lifetime=1800000"),
            .prod("wait_timeout=28800\nspring.datasource.hikari.maximum-pool-size=9"),
        ]
    ) { subject in
        subject.judgeEach { column in
            guard let wait = column.smallest("waittimeout") else { return [] }
            let pools = Set(
                column.settings.values.keys.compactMap { name -> PropertyName? in
                    name.elements.lastIndex(of: .word("hikari"))
                        .map { PropertyName(elements: Array(name.elements[...$0])) }
                }
            )
            return pools.sorted()
                .compactMap { pool in
                    let members = column.members(below: pool)
                    let own = members["maxlifetime"]
                    // 0 is for ever.
                    let lifetime = own.map { $0.number == 0 ? .max : ($0.number ?? 0) } ?? 1_800_000
                    guard lifetime >= wait.number * 1_000,
                        let value = own ?? members.min(by: { $0.key < $1.key })?.value
                    else { return nil }
                    let consequence = "the server closes connections that the pool hands out"
                    guard own == nil else {
                        return PackProblem(value, "is not below wait_timeout, \(wait.number) s", consequence)
                    }
                    return PackProblem(
                        missing: "\(pool).max-lifetime",
                        beside: value,
                        "is Hikari's 1800000, and wait_timeout \(wait.number) s",
                        consequence
                    )
                }
        }
    }

    private static let size = PackRule(
        code: "CFG-SHARD-005",
        summary: "No pool is larger than the server's max_connections.",
        reason: "What the server refuses fails at the busiest time. Lower maximum-pool-size, or raise max_connections.",
        flagged: [
            .prod("max_connections=100\nspring.datasource.hikari.maximum-pool-size=150"),
            .prod("mysqld.max-connections=50\na.shard1.hikari.maximum-pool-size=50"),
        ],
        accepted: [
            .prod("max_connections=500\nspring.datasource.hikari.maximum-pool-size=50"),
            .prod("spring.datasource.hikari.maximum-pool-size=150"),
            .prod("server.tomcat.max-connections=100\nspring.datasource.hikari.maximum-pool-size=150"),
        ]
    ) { subject in
        subject.judgeEach { column in
            guard let allowed = column.smallest("maxconnections") else { return [] }
            return column.settings(ending: "maximumpoolsize").map(\.value)
                .compactMap { value in
                    guard let own = value.number, own >= allowed.number else {
                        return nil
                    }
                    return PackProblem(
                        value,
                        "is \(own), and max_connections is \(allowed.number)",
                        "the server refuses connections at the busiest time"
                    )
                }
        }
    }
}

extension PackColumn {
    /// The smallest value that a database server's variable is declared with.
    fileprivate func smallest(_ variable: String) -> (number: Int, value: EffectiveValue)? {
        settings(ending: variable)
            .compactMap { setting -> (number: Int, value: EffectiveValue)? in
                let name = setting.name
                // The same words are settings of web servers and of pools.
                guard !["server", "spring"].contains(name.elements.first?.word),
                    !name.elements.contains(.word("hikari"))
                else { return nil }
                return setting.value.number.map { ($0, setting.value) }
            }
            .min { $0.number < $1.number }
    }
}
