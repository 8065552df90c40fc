/// The types of keys that many services share, and what a key's words suggest where nothing is known.
enum BuiltInTypes {
    static let index = PatternIndex(written.map { (pattern: KeyPattern($0.0), value: $0.1) })

    /// Keys that are no pattern, in kebab case: whole names of properties, so none of their words is a map's key.
    static let names: [PropertyName: String] = {
        let plain = written.flatMap { KeyPattern.expanded($0.0) }.filter { !$0.contains { "*_[".contains($0) } }
        return Dictionary(plain.map { (PropertyName($0), $0) }) { first, _ in first }
    }()

    private static let milliseconds = ValueType.duration(bare: .milliseconds)
    private static let seconds = ValueType.duration(bare: .seconds)
    private static let set = ValueType.list(isOrdered: false)
    private static let ordered = ValueType.list(isOrdered: true)

    /// The first pattern that means a key counts.
    private static let written = datasource + server + data + messaging + resilience + operations + databases

    /// Variables of MariaDB and MySQL, as option files name them.
    private static let databases: [(String, ValueType)] = [
        (
            "{max_allowed_packet,innodb_buffer_pool_size,innodb_log_file_size,innodb_log_buffer_size,max_binlog_size}",
            .foreign(.size, .mariaDB)
        ),
        (
            "{binlog_cache_size,key_buffer_size,sort_buffer_size,join_buffer_size,read_buffer_size,thread_stack}",
            .foreign(.size, .mariaDB)
        ),
        ("{tmp_table_size,max_heap_table_size,innodb_redo_log_capacity}", .foreign(.size, .mariaDB)),
        (
            "{read_only,super_read_only,gtid_strict_mode,log_slave_updates,innodb_file_per_table,slow_query_log}",
            .foreign(.boolean, .mariaDB)
        ), ("sql_mode", set),
    ]

    private static let datasource: [(String, ValueType)] = [
        // Hikari takes numbers of milliseconds, not durations: a unit there stops the service.
        (
            "**.hikari.{connection-timeout,validation-timeout,idle-timeout,max-lifetime,keepalive-time,leak-detection-threshold,initialization-fail-timeout}",
            .milliseconds
        ),
        ("**.hikari.{maximum-pool-size,minimum-idle}", .integer),
        ("**.hikari.{auto-commit,read-only,allow-pool-suspension,isolate-internal-queries,register-mbeans}", .boolean),
        ("**.hikari.transaction-isolation", .enumeration),
        ("spring.datasource.**.{maximum-pool-size,minimum-idle}", .integer),
        ("spring.jpa.{show-sql,generate-ddl,open-in-view}", .boolean),
        ("spring.jpa.hibernate.ddl-auto", .string),
        ("spring.jpa.{database,hibernate.naming.strategy}", .enumeration),
        (
            "spring.jpa.properties.hibernate.{show_sql,format_sql,use_sql_comments,generate_statistics,order_inserts,order_updates}",
            .boolean
        ),
        (
            "spring.jpa.properties.hibernate.{cache.use_second_level_cache,cache.use_query_cache,jdbc.batch_versioned_data}",
            .boolean
        ),
        (
            "spring.jpa.properties.hibernate.{default_batch_fetch_size,jdbc.batch_size,jdbc.fetch_size,max_fetch_depth}",
            .integer
        ),
        (
            "spring.flyway.{enabled,clean-disabled,baseline-on-migrate,out-of-order,validate-on-migrate,group,mixed,create-schemas}",
            .boolean
        ),
        ("spring.flyway.connect-retries", .integer),
        ("spring.flyway.connect-retries-interval", seconds),
        ("spring.flyway.{locations,schemas}", ordered),
        ("spring.liquibase.{enabled,drop-first,test-rollback-on-update,clear-checksums}", .boolean),
        ("spring.sql.init.mode", .enumeration),
        ("spring.sql.init.continue-on-error", .boolean),
        ("spring.transaction.default-timeout", seconds),
        ("spring.transaction.rollback-on-commit-failure", .boolean),
    ]

    private static let server: [(String, ValueType)] = [
        ("server.servlet.session.timeout", seconds),
        ("server.reactive.session.timeout", seconds),
        ("server.{servlet,reactive}.session.cookie.max-age", seconds),
        ("server.{servlet,reactive}.session.cookie.{http-only,secure,partitioned}", .boolean),
        ("server.{servlet,reactive}.session.cookie.same-site", .enumeration),
        ("server.{port,tomcat.max-connections,tomcat.accept-count,tomcat.max-keep-alive-requests}", .integer),
        ("server.tomcat.{max-parameter-count,threads.max,threads.min-spare,processor-cache}", .integer),
        ("server.tomcat.{connection-timeout,keep-alive-timeout}", milliseconds),
        ("server.{jetty.connection-idle-timeout,netty.connection-timeout,netty.idle-timeout}", milliseconds),
        ("server.{max-http-request-header-size,max-http-header-size}", .size),
        (
            "server.tomcat.{max-swallow-size,max-http-form-post-size,max-http-post-size,max-http-response-header-size}",
            .size
        ),
        ("server.{shutdown,forward-headers-strategy}", .enumeration),
        ("server.error.{include-stacktrace,include-message,include-binding-errors,include-path}", .enumeration),
        ("server.error.{include-exception,whitelabel.enabled}", .boolean),
        ("server.{ssl.enabled,http2.enabled,compression.enabled}", .boolean),
        ("server.compression.min-response-size", .size),
        ("server.compression.{mime-types,excluded-user-agents}", set),
        ("server.ssl.{client-auth}", .enumeration),
        ("spring.servlet.multipart.{max-file-size,max-request-size,file-size-threshold}", .size),
        ("spring.servlet.multipart.{enabled,resolve-lazily}", .boolean),
        ("spring.{codec,http.codecs}.max-in-memory-size", .size),
        ("spring.mvc.async.request-timeout", milliseconds),
        ("spring.session.timeout", seconds),
        ("spring.session.redis.{flush-mode,save-mode,repository-type}", .enumeration),
        ("spring.lifecycle.timeout-per-shutdown-phase", milliseconds),
        ("spring.main.{web-application-type,banner-mode,cloud-platform}", .enumeration),
        (
            "spring.main.{allow-bean-definition-overriding,allow-circular-references,lazy-initialization,keep-alive}",
            .boolean
        ),
        ("spring.threads.virtual.enabled", .boolean),
        ("spring.task.{execution,scheduling}.pool.{size,core-size,max-size,queue-capacity}", .integer),
        ("spring.task.execution.pool.keep-alive", milliseconds),
        ("spring.task.{execution,scheduling}.shutdown.await-termination-period", milliseconds),
        ("spring.messages.cache-duration", seconds),
        ("spring.profiles.{active,include}", ordered),
        ("spring.config.import", ordered),
    ]

    private static let data: [(String, ValueType)] = [
        ("spring.data.redis.{timeout,connect-timeout}", milliseconds),
        ("spring.redis.{timeout,connect-timeout}", milliseconds),
        ("spring.{data.redis,redis}.{port,database,cluster.max-redirects}", .integer),
        ("spring.{data.redis,redis}.{sentinel,cluster}.nodes", set),
        ("spring.{data.redis,redis}.**.pool.{max-active,max-idle,min-idle}", .integer),
        ("spring.{data.redis,redis}.**.pool.{max-wait,time-between-eviction-runs}", milliseconds),
        ("spring.{data.redis,redis}.lettuce.{shutdown-timeout,cluster.refresh.period}", milliseconds),
        ("spring.{data.redis,redis}.{ssl.enabled,lettuce.cluster.refresh.adaptive,repositories.enabled}", .boolean),
        ("spring.{data.redis,redis}.client-type", .enumeration),
        ("spring.cache.redis.time-to-live", milliseconds),
        ("spring.cache.redis.{cache-null-values,use-key-prefix,enable-statistics}", .boolean),
        ("spring.cache.type", .enumeration),
        ("spring.cache.cache-names", set),
        ("spring.elasticsearch.{uris}", set),
        ("spring.elasticsearch.{connection-timeout,socket-timeout}", milliseconds),
    ]

    private static let messaging: [(String, ValueType)] = [
        ("spring.kafka.**.{batch-size,buffer-memory,fetch-min-size,max-message-size}", .size),
        ("spring.kafka.**.bootstrap-servers", set),
        ("spring.kafka.producer.acks", .foreign(.acknowledgements, .kafka)),
        ("spring.kafka.**.properties.acks", .foreign(.acknowledgements, .kafka)),
        (
            "spring.kafka.**.properties.**.ms",
            .foreign(.duration, .kafka)
        ),
        (
            "spring.kafka.**.properties.{enable.idempotence,enable.auto.commit,allow.auto.create.topics,exclude.internal.topics}",
            .foreign(.boolean, .kafka)
        ),
        (
            "spring.kafka.**.properties.{retries,batch.size,max.request.size,max.in.flight.requests.per.connection,max.poll.records}",
            .integer
        ),
        (
            "spring.kafka.**.properties.{buffer.memory,fetch.min.bytes,fetch.max.bytes,max.partition.fetch.bytes}",
            .integer
        ),
        (
            "spring.kafka.**.properties.{compression.type,auto.offset.reset,isolation.level}",
            .caseless
        ),
        ("spring.kafka.producer.{retries}", .integer),
        ("spring.kafka.consumer.{max-poll-records}", .integer),
        ("spring.kafka.consumer.{enable-auto-commit}", .boolean),
        (
            "spring.kafka.consumer.{auto-commit-interval,fetch-max-wait,heartbeat-interval,max-poll-interval}",
            milliseconds
        ),
        ("spring.kafka.consumer.isolation-level", .enumeration),
        ("spring.kafka.listener.{ack-mode,type}", .enumeration),
        ("spring.kafka.listener.{concurrency,ack-count}", .integer),
        ("spring.kafka.listener.{ack-time,poll-timeout,idle-between-polls,idle-event-interval}", milliseconds),
        ("spring.kafka.listener.{missing-topics-fatal,observation-enabled,auto-startup}", .boolean),
        ("spring.rabbitmq.{connection-timeout,requested-heartbeat}", .duration(bare: .milliseconds)),
    ]

    private static let resilience: [(String, ValueType)] = [
        (
            "resilience4j.**.{wait-duration,wait-duration-in-open-state,slow-call-duration-threshold,timeout-duration,max-wait-duration}",
            milliseconds
        ),
        (
            "resilience4j.**.{exponential-max-wait-duration,limit-refresh-period,max-wait-duration-in-half-open-state,event-consumer-buffer-duration}",
            milliseconds
        ),
        (
            "resilience4j.**.{max-attempts,sliding-window-size,minimum-number-of-calls,permitted-number-of-calls-in-half-open-state}",
            .integer
        ),
        (
            "resilience4j.**.{max-concurrent-calls,limit-for-period,event-consumer-buffer-size,core-thread-pool-size,max-thread-pool-size,queue-capacity}",
            .integer
        ),
        (
            "resilience4j.**.{failure-rate-threshold,slow-call-rate-threshold,exponential-backoff-multiplier,randomized-wait-factor}",
            .number
        ),
        (
            "resilience4j.**.{enable-exponential-backoff,enable-randomized-wait,register-health-indicator,cancel-running-future,automatic-transition-from-open-to-half-open-enabled}",
            .boolean
        ),
        ("resilience4j.**.sliding-window-type", .enumeration),
        ("resilience4j.**.{retry-exceptions,ignore-exceptions,record-exceptions}", set),
        ("spring.cloud.openfeign.client.config.*.{connect-timeout,read-timeout}", .integer),
        ("feign.client.config.*.{connect-timeout,read-timeout}", .integer),
        ("{feign,spring.cloud.openfeign}.**.logger-level", .enumeration),
    ]

    private static let operations: [(String, ValueType)] = [
        ("management.endpoints.{web,jmx}.exposure.{include,exclude}", set),
        ("management.endpoint.health.{show-details,show-components}", .enumeration),
        ("management.endpoint.*.{show-values,access}", .enumeration),
        ("management.endpoint.*.cache.time-to-live", milliseconds),
        ("management.endpoint.health.{roles,probes.additional-path}", set),
        ("management.{endpoint.*.enabled,health.*.enabled,endpoints.enabled-by-default}", .boolean),
        ("management.{server.port}", .integer),
        ("management.**.{enabled}", .boolean),
        ("management.**.export.*.{step,connect-timeout,read-timeout}", milliseconds),
        ("management.tracing.sampling.probability", .number),
        ("logging.level.**", .caseless),
        ("logging.**.{max-file-size,total-size-cap}", .size),
        ("logging.**.max-history", .integer),
        ("logging.**.clean-history-on-start", .boolean),
        ("logging.threshold.*", .caseless),
    ]

    /// What the key's last words suggest, for values that fit: others are compared as text.
    static func guess(_ key: String) -> ValueType {
        // Taking a key apart costs more than all the rest of a comparison, and few keys end in a word that tells.
        let end = Array(key.utf8.suffix(suffixMax).map { (65...90).contains($0) ? $0 | 0x20 : $0 })
            .dropLast(while: { !(97...122).contains($0) })
        guard telling.contains(where: { end.suffix($0.count).elementsEqual($0) }) else { return .string }
        let words = SecretWords(key).words
        switch words.last {
        case "enabled", "disabled": return .boolean
        case "timeout", "interval", "ttl", "delay", "duration", "lifetime": return .duration(bare: .milliseconds)
        case "size" where words.contains("max") || words.contains("min") || words.contains("buffer"): return .size
        case "count", "port", "attempts", "retries", "threads": return .number
        case _: return .string
        }
    }

    /// A last word with the number of an item behind it is no longer.
    private static let suffixMax = 24

    private static let telling = [
        "enabled", "disabled", "timeout", "interval", "ttl", "delay", "duration", "lifetime", "size", "count", "port",
        "attempts", "retries", "threads",
    ]
    .map { Array($0.utf8) }
}

extension [UInt8] {
    /// Without the bytes at the end for which something holds.
    fileprivate func dropLast(while isDropped: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        self[..<((lastIndex { !isDropped($0) } ?? -1) + 1)]
    }
}
