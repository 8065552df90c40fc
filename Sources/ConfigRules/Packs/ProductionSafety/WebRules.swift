import ConfigSets
import Findings

/// What a service shows of its inside to whoever calls it.
enum WebRules {
    static let all = [stackTrace, errorText, cookies, documentation, h2Console, user]

    private static let stackTrace = PackRule(
        code: "CFG-SAFE-004",
        summary: "No answer holds a stack trace.",
        reason: "A stack trace tells strangers classes, versions and statements. Set include-stacktrace to 'never'.",
        keys: ["server.error.include-stacktrace", "spring.web.error.include-stacktrace"],
        consequence: "strangers see classes, versions and statements",
        flagged: [
            .prod("server.error.include-stacktrace=always"), .prod("server.error.include-stacktrace=on_param"),
            .prod("server.error.includeStacktrace=ON-TRACE-PARAM"),
        ],
        accepted: [.prod("server.error.include-stacktrace=never"), .prod("server.error.path=/error")]
    ) { ["always", "onparam", "ontraceparam"].contains($0.constant) }

    private static let errorText = PackRule(
        code: "CFG-SAFE-005",
        summary: "No answer holds the text of an exception or the values that did not bind.",
        reason: "Texts of exceptions name tables, hosts and other people's data. Set both to 'never'.",
        severity: .warning,
        keys: ["server.error", "spring.web.error"]
            .flatMap { ["\($0).include-message", "\($0).include-binding-errors"] },
        consequence: "texts of exceptions go to whoever calls",
        flagged: [
            .prod("server.error.include-message=always"), .prod("server.error.include-binding-errors=always"),
        ],
        accepted: [
            .prod("server.error.include-message=never\nserver.error.include-binding-errors=never"),
            .prod("server.error.include-message=on_param"),
        ]
    ) { $0.constant == "always" }

    private static let cookies = PackRule(
        code: "CFG-SAFE-006",
        summary: "Session cookies travel over TLS alone and are out of scripts' reach.",
        reason: "A cookie without 'secure' or 'http-only' can be stolen, and with it the session. Set both to true.",
        keys: ["servlet", "reactive"]
            .flatMap { ["server.\($0).session.cookie.secure", "server.\($0).session.cookie.http-only"] },
        consequence: "whoever gets the cookie has the session",
        flagged: [
            .prod("server.servlet.session.cookie.secure=false"), .prod("server.servlet.session.cookie.http-only=false"),
        ],
        accepted: [
            .prod("server.servlet.session.cookie.secure=true"), .prod("server.servlet.session.cookie.name=SID"),
        ]
    ) { $0.truth == false }

    private static let documentation = PackRule(
        code: "CFG-SAFE-007",
        summary: "The pages that document the interface and try it out are off.",
        reason: """
            springdoc shows its pages unless it is told not to. Set springdoc.api-docs.enabled and \
            springdoc.swagger-ui.enabled to false.
            """,
        severity: .warning,
        flagged: [
            .prod("springdoc.swagger-ui.enabled=true"), .prod("springdoc.swagger-ui.path=/docs"),
            .prod("springfox.documentation.enabled=true"), .prod("knife4j.enable=true"),
        ],
        accepted: [
            .prod("springdoc.swagger-ui.enabled=false"), .prod("springdoc.api-docs.enabled=false\nspringdoc.group=a"),
            .prod("knife4j.enable=true\nknife4j.production=true"), .prod("springfox.documentation.enabled=false"),
        ]
    ) { subject in
        subject.judgeEach { column in documentationPages(column).map { [$0] } ?? [] }
    }

    /// The setting by which pages are shown, one for an environment.
    private static func documentationPages(_ column: PackColumn) -> PackProblem? {
        let consequence = "strangers read the interface and try it out"
        for key in ["springfox.documentation.enabled", "springfox.documentation.swagger-ui.enabled", "knife4j.enable"] {
            if let value = column.value(key), value.truth == true, !column.isTrue("knife4j.production") {
                return PackProblem(value, key: key, "is true", consequence)
            }
        }
        let pages = "springdoc.swagger-ui.enabled"
        guard !column.isFalse(pages), !column.isFalse("springdoc.api-docs.enabled") else { return nil }
        if let value = column.value(pages) {
            return value.truth == true ? PackProblem(value, key: pages, "is true", consequence) : nil
        }
        let other = column.settings(below: PropertyName("springdoc")).min { $0.name < $1.name }
        return other.map { PackProblem($0.value, "is set and \(pages) is not", consequence) }
    }

    private static let h2Console = PackRule(
        code: "CFG-SAFE-008",
        summary: "The console of H2 is off.",
        reason: "The console runs any statement, and code with it. Set spring.h2.console.enabled to false.",
        keys: ["spring.h2.console.enabled", "spring.h2.console.settings.web-allow-others"],
        consequence: "whoever reaches the page runs any statement",
        flagged: [.prod("spring.h2.console.enabled=true"), .prod("", variables: "SPRING_H2_CONSOLE_ENABLED=true")],
        accepted: [.prod("spring.h2.console.enabled=false"), .prod("spring.h2.console.path=/h2")]
    ) { $0.truth == true }

    private static let user = PackRule(
        code: "CFG-SAFE-009",
        summary: "The user that Spring Security makes has no password in a file.",
        reason: """
            One account with one password for everybody is for trying out. Remove spring.security.user, or let a \
            store supply the password.
            """,
        flagged: [
            .prod("spring.security.user.password=k4Xq81"), .prod("security.user.password=k4Xq81"),
            .prod("spring.security.user.password=${ADMIN_PASSWORD:k4Xq81}"),
        ],
        accepted: [
            .prod("spring.security.user.password=${ADMIN_PASSWORD}", stores: "ADMIN_PASSWORD=shop/prod/admin"),
            .prod("spring.security.user.name=admin"),
        ]
    ) { subject in
        subject.judgeEach { column in
            ["spring.security.user.password", "security.user.password"]
                .compactMap { key in
                    guard let value = column.value(key), value.isWrittenOut else { return nil }
                    return PackProblem(value, key: key, "is written out", "everybody who reads the file can sign in")
                }
        }
    }
}
