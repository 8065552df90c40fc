/// Which type each property has, and who says so.
package struct TypeTable: Sendable {
    /// Who knows a type.
    package enum Authority: Hashable, Sendable {
        /// The service's own metadata, a rule, or the table below.
        case known
        /// The key's last word; such an equality is shown as a guess.
        case guessed
    }

    /// What the project's rules say, the most particular pattern first.
    private let rules: [(pattern: KeyPattern, type: ValueType)]
    /// What metadata says, by property.
    private let metadata: [PropertyName: ValueType]

    package init(rules: [(pattern: KeyPattern, type: ValueType)] = [], metadata: [PropertyName: ValueType] = [:]) {
        self.rules = rules.sorted { $0.pattern.specificity > $1.pattern.specificity }
        self.metadata = metadata
    }

    /// The type of a property; plain text where nothing tells.
    package func type(of name: PropertyName, spelled key: String) -> (type: ValueType, authority: Authority) {
        if let rule = rules.first(where: { $0.pattern.matches(name) }) { return (rule.type, .known) }
        if let type = metadata[name] { return (type, .known) }
        if let entry = Self.builtIn.first(where: { $0.pattern.matches(name) }) { return (entry.type, .known) }
        return (Self.guess(key), .guessed)
    }

    private static let builtIn: [(pattern: KeyPattern, type: ValueType)] = written.map { (KeyPattern($0.0), $0.1) }

    private static let written: [(String, ValueType)] = [
        // Hikari takes numbers of milliseconds, not durations: a unit there stops the service.
        (
            "spring.datasource.**.hikari.{connection-timeout,validation-timeout,idle-timeout,max-lifetime,keepalive-time,leak-detection-threshold,initialization-fail-timeout}",
            .milliseconds
        ),
        ("spring.datasource.**.{maximum-pool-size,minimum-idle}", .number),
        ("server.servlet.session.timeout", .duration(bare: "s")),
        ("server.servlet.session.cookie.max-age", .duration(bare: "s")),
        ("spring.session.timeout", .duration(bare: "s")),
        ("spring.mvc.async.request-timeout", .duration(bare: "ms")),
        ("spring.transaction.default-timeout", .duration(bare: "s")),
        (
            "{server,spring,management}.**.{timeout,connect-timeout,read-timeout,connection-timeout,keep-alive-timeout,time-to-live,ttl}",
            .duration(bare: "ms")
        ),
        ("spring.kafka.**.{batch-size,buffer-memory,fetch-min-size,max-message-size}", .size),
        ("spring.kafka.**.properties.**", .caseless),
        ("spring.servlet.multipart.{max-file-size,max-request-size,file-size-threshold}", .size),
        ("server.{max-http-request-header-size,max-http-header-size}", .size),
        ("server.tomcat.{max-swallow-size,max-http-form-post-size}", .size),
        ("logging.level.**", .caseless),
        ("logging.**.{max-file-size,total-size-cap}", .size),
        ("management.endpoints.web.exposure.{include,exclude}", .list(isOrdered: false)),
        ("spring.kafka.bootstrap-servers", .list(isOrdered: false)),
        ("spring.data.redis.{sentinel,cluster}.nodes", .list(isOrdered: false)),
        ("spring.profiles.{active,include}", .list(isOrdered: true)),
        ("spring.jpa.{show-sql,generate-ddl,open-in-view}", .boolean),
        ("spring.flyway.{enabled,clean-disabled,baseline-on-migrate,out-of-order,validate-on-migrate}", .boolean),
        ("spring.liquibase.{enabled,drop-first}", .boolean),
        (
            "resilience4j.**.{wait-duration,wait-duration-in-open-state,slow-call-duration-threshold,timeout-duration,max-wait-duration}",
            .duration(bare: "ms")
        ),
        ("resilience4j.**.{max-attempts,failure-rate-threshold,sliding-window-size,minimum-number-of-calls}", .number),
    ]

    /// What the key's last words suggest, for values that fit: others are compared as text.
    private static func guess(_ key: String) -> ValueType {
        let words = SecretWords.words(of: key)
        switch words.last {
        case "enabled", "disabled": return .boolean
        case "timeout", "interval", "ttl", "delay", "duration", "lifetime": return .duration(bare: "ms")
        case "size" where words.contains("max") || words.contains("min") || words.contains("buffer"): return .size
        case "count", "port", "attempts", "retries", "threads": return .number
        case _: return .string
        }
    }
}
