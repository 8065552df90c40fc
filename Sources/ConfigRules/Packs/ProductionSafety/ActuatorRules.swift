import ConfigSets
import Findings

/// What the actuator shows to whoever asks.
enum ActuatorRules {
    static let all = [exposure, values, details]

    private static let exposure = PackRule(
        code: "CFG-SAFE-001",
        summary: "No endpoint of the actuator that shows settings or memory, or stops the service, is exposed.",
        reason: """
            env and configprops show settings, heapdump gives every secret in memory away, and shutdown ends the \
            service. List what monitoring needs, such as 'health,info,prometheus'.
            """,
        flagged: [
            .prod("management.endpoints.web.exposure.include=*"),
            .prod("management.endpoints.web.exposure.include=health, env"),
            .prod(
                "management.endpoints.web.exposure.include[0]=health\nmanagement.endpoints.web.exposure.include[1]=heapdump"
            ),
            .prod(
                "management.endpoints.web.exposure.include=health",
                variables: "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE=*"
            ),
            .prod(
                "management.endpoints.web.exposure.include=*\nmanagement.endpoints.web.exposure.exclude=env,shutdown"
            ),
            .prod("management.endpoints.web.exposure.include=health,shutdown"),
        ],
        accepted: [
            .prod("management.endpoints.web.exposure.include=health,info,prometheus"),
            .prod(
                "management.endpoints.web.exposure.include=*\nmanagement.endpoints.web.exposure.exclude=env,configprops,heapdump,jolokia"
            ),
            .prod("management.endpoints.web.exposure.include=*\nmanagement.endpoints.enabled-by-default=false"),
            .prod("management.endpoints.web.exposure.include=*\nmanagement.server.port=-1"),
            .prod(
                "management.endpoints.web.exposure.include=health,shutdown\nmanagement.endpoint.shutdown.access=none"
            ),
        ]
    ) { subject in
        subject.judgeEach { column in
            guard let exposure = ActuatorExposure(column) else { return [] }
            return [
                PackProblem(
                    exposure.value,
                    key: "management.endpoints.web.exposure.include",
                    "exposes \(exposure.endpoints.joinedWords)",
                    "anybody who reaches the port can call \(exposure.endpoints.count == 1 ? "it" : "them")"
                )
            ]
        }
    }

    private static let values = PackRule(
        code: "CFG-SAFE-002",
        summary: "No endpoint of the actuator shows values without asking who wants them.",
        reason: "With show-values 'always' passwords stand in the answer. Set it to 'never' or 'when-authorized'.",
        flagged: [
            .prod("management.endpoint.env.show-values=always"),
            .prod("management.endpoint.configprops.show-values=ALWAYS"),
        ],
        accepted: [
            .prod("management.endpoint.env.show-values=when-authorized"),
            .prod("management.endpoint.env.show-values=never"),
        ]
    ) { subject in
        subject.judgeEach { always($0, "showvalues", "secrets stand in the answer") }
    }

    private static let details = PackRule(
        code: "CFG-SAFE-003",
        summary: "The health endpoint shows no details of databases and disks to strangers.",
        reason: """
            With show-details 'always' the answer names hosts, versions and disks. Set it to 'when-authorized', or \
            'never'.
            """,
        severity: .warning,
        flagged: [
            .prod("management.endpoint.health.show-details=always"),
            .prod("management.endpoint.health.show-components=ALWAYS\nmanagement.endpoint.health.show-details=always"),
        ],
        accepted: [
            .prod("management.endpoint.health.show-details=when_authorized"),
            .prod("management.endpoint.health.show-details=never"),
            .prod("management.endpoint.health.show-components=always"),
        ]
    ) { subject in
        subject.judgeEach { always($0, "showdetails", "the answer names hosts, versions and disks") }
    }

    private static func always(_ column: PackColumn, _ word: String, _ consequence: String) -> [PackProblem] {
        let tree = PropertyName("management.endpoint")
        return column.settings(ending: word)
            .compactMap { setting in
                guard setting.name.isInside(tree), setting.value.constant == "always" else { return nil }
                return PackProblem(setting.value, "is 'always'", consequence)
            }
    }
}
