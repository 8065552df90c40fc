import ConfigSets
import Findings

/// How Redis stays up when a server goes down, alike wherever a release is tried and used.
enum RedisRules {
    static let all = [single, both, mode, nodes, encryption]

    private static let sentinel =
        "spring.data.redis.sentinel.master=m\nspring.data.redis.sentinel.nodes=a:26379,b:26379,c:26379"
    private static let cluster = "spring.data.redis.cluster.nodes=a:6379,b:6379,c:6379"

    private static let single = PackRule(
        code: "CFG-REDIS-001",
        summary: "Redis is Sentinel or Cluster wherever strangers or testers of a release use it.",
        reason: """
            One server that goes down takes every session, lock and queue with it. Name sentinels or the nodes of a \
            cluster; waive this where the provider moves one address to another server by itself.
            """,
        flagged: [
            .prod("spring.data.redis.host=cache.internal"),
            .stage(
                "spring.redis.url=redis://cache.internal:6379",
                prod: "spring.redis.url=redis://cache2.internal:6379"
            ),
        ],
        accepted: [
            .prod(sentinel), .prod(cluster), .dev("spring.data.redis.host=localhost", prod: cluster),
            .prod("spring.data.redis.repositories.enabled=false"),
        ]
    ) { subject in
        subject.judgeEach { column in
            guard column.isServing, let redis = RedisSettings(column), redis.mode == .standalone else { return [] }
            return [PackProblem(redis.value, "leads to one server", "nothing takes over when it goes down")]
        }
    }

    private static let both = PackRule(
        code: "CFG-REDIS-002",
        summary: "Redis is not Sentinel and Cluster at once.",
        reason: "Spring takes Sentinel and leaves the cluster's nodes unread. Remove what is not meant.",
        flagged: [
            .prod(sentinel + "\n" + cluster),
            .prod(sentinel, variables: "SPRING_DATA_REDIS_CLUSTER_NODES=a:6379,b:6379,c:6379"),
        ],
        accepted: [.prod(sentinel), .prod(cluster)]
    ) { subject in
        subject.judgeEach { column in
            guard let redis = RedisSettings(column), let other = redis.contradiction else { return [] }
            return [
                PackProblem(other, "is set beside the nodes of Sentinel", "Spring takes Sentinel and does not read it")
            ]
        }
    }

    private static let mode = PackRule(
        code: "CFG-REDIS-003",
        summary: "Redis is in the same mode in every environment but a developer's.",
        reason: "A command that a cluster refuses is found in production when the stage has none. Use one mode.",
        flagged: [
            .stage(sentinel, prod: cluster),
            .stage(cluster, prod: sentinel),
        ],
        accepted: [.stage(sentinel, prod: sentinel), .dev("spring.data.redis.host=localhost", prod: cluster)]
    ) { subject in
        subject.compareRedis {
            $0.mode == .standalone ? nil : $0.mode.rawValue
        } message: {
            "is \($0)"
        }
    }

    private static let nodes = PackRule(
        code: "CFG-REDIS-004",
        summary: "There are at least three sentinels or nodes.",
        reason: "Two cannot tell which of them is cut off, so neither takes over. Name three, on three machines.",
        flagged: [
            .prod("spring.data.redis.sentinel.master=m\nspring.data.redis.sentinel.nodes=a:26379,b:26379"),
            .prod("spring.data.redis.cluster.nodes=a:6379,a:6379,b:6379"),
        ],
        accepted: [
            .prod(
                "spring.data.redis.cluster.nodes[0]=a:1\nspring.data.redis.cluster.nodes[1]=b:1\nspring.data.redis.cluster.nodes[2]=c:1"
            ),
            .prod(sentinel),
        ]
    ) { subject in
        subject.judgeEach { column in
            guard column.isServing, let redis = RedisSettings(column), redis.mode != .standalone, redis.nodes.count < 3,
                redis.value.state == .resolved
            else { return [] }
            return [
                PackProblem(
                    redis.value,
                    "names \(redis.nodes.count) of at least 3",
                    "nothing takes over when one is cut off"
                )
            ]
        }
    }

    private static let encryption = PackRule(
        code: "CFG-REDIS-005",
        summary: "Redis is asked over TLS in all environments but a developer's, or in none.",
        reason: "A certificate that is wrong is found in production when the stage uses none. Make them alike.",
        flagged: [
            .stage(sentinel, prod: sentinel + "\nspring.data.redis.ssl.enabled=true"),
            .stage(
                cluster + "\nspring.data.redis.ssl.enabled=true",
                prod: cluster + "\nspring.data.redis.ssl.enabled=false"
            ),
        ],
        accepted: [
            .stage(cluster, prod: cluster),
            .stage(
                cluster + "\nspring.data.redis.ssl.enabled=true",
                prod: cluster + "\nspring.data.redis.ssl.enabled=on"
            ),
        ]
    ) { subject in
        subject.compareRedis {
            $0.isEncrypted ? "asked over TLS" : "asked without TLS"
        } message: {
            "is \($0)"
        }
    }
}

extension PackSubject {
    /// A violation where the environments that serve somebody do not have one answer.
    fileprivate func compareRedis(
        _ answer: (RedisSettings) -> String?,
        message: (String) -> String
    ) -> [RuleViolation] {
        let found = columns.filter(\.isServing)
            .compactMap { column -> (column: PackColumn, value: EffectiveValue, answer: String)? in
                guard let redis = RedisSettings(column), let answer = answer(redis) else { return nil }
                return (column, redis.value, answer)
            }
        guard Set(found.map(\.answer)).count > 1, let last = found.last else { return [] }
        let words = found.map { "\(message($0.answer)) in \($0.column.name)" }
        return [
            violation(
                key: last.value.winner.key,
                "Redis \(words.joinedWords).",
                sides: found.map {
                    RuleViolation.Side(environment: $0.column.name, value: $0.value, remark: $0.answer)
                },
                culprit: nil
            )
        ]
    }
}
