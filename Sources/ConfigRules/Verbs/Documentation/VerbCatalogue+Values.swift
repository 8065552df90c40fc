import ConfigSets

extension VerbCatalogue {
    /// Verbs that look at one value at a time.
    static let values: [VerbDocumentation] = [
        VerbDocumentation(
            .required,
            "The key is set in every environment.",
            reason: "A default that nobody chose is a setting that nobody knows.",
            rule: "- keys: payment.gateway.mode\n  required: true",
            .required,
            keys: ["payment.gateway.mode"],
            flagged: [.init(["dev": "payment.gateway.mode=test", "prod": ""]), .init(["dev": "", "prod": ""])],
            accepted: [.init(["dev": "payment.gateway.mode=test", "prod": "payment.gateway.mode=production"])]
        ),
        VerbDocumentation(
            .forbidden,
            "The key is not set.",
            reason: "Some settings are for a developer's machine alone.",
            rule: "- keys: spring.h2.console.enabled\n  forbidden: true\n  in: prod",
            .forbidden,
            keys: ["spring.h2.console.enabled"],
            in: ["prod"],
            flagged: [.init(["dev": "", "prod": "spring.h2.console.enabled=false"])],
            accepted: [.init(["dev": "spring.h2.console.enabled=true", "prod": ""])]
        ),
        VerbDocumentation(
            .oneOf,
            "The value is one of these; lists are compared without regard to order.",
            reason: "A setting with a few good values needs no more than their names.",
            rule: "- keys: app.ssl-mode\n  one-of: [VERIFY_CA, VERIFY_IDENTITY]",
            .oneOf(["VERIFY_CA", "VERIFY_IDENTITY"]),
            keys: ["app.ssl-mode", "management.endpoints.web.exposure.include"],
            flagged: [.init(["prod": "app.ssl-mode=PREFERRED"]), .init(["prod": "app.ssl-mode="])],
            accepted: [.init(["prod": "app.ssl-mode=VERIFY_CA"]), .init(["prod": ""])]
        ),
        VerbDocumentation(
            .pattern,
            "The whole value matches an expression (POSIX extended).",
            reason: "Names that follow a convention can be read by people and by alarms.",
            rule: "- keys: app.topic\n  pattern: \"[a-z]+(-[a-z]+)*\"",
            .pattern("[a-z]+(-[a-z]+)*"),
            keys: ["app.topic"],
            flagged: [.init(["prod": "app.topic=Orders"]), .init(["prod": "app.topic=orders-"])],
            accepted: [.init(["prod": "app.topic=orders-paid"])]
        ),
        VerbDocumentation(
            .notPattern,
            "The whole value does not match an expression (POSIX extended).",
            reason: "What must never be there is often easier to say than what must.",
            rule: "- keys: app.image\n  not-pattern: \".*:latest\"",
            .notPattern(".*:latest"),
            keys: ["app.image"],
            flagged: [.init(["prod": "app.image=shop:latest"])],
            accepted: [.init(["prod": "app.image=shop:1.4.2"]), .init(["prod": "app.image=shop:latest-2"])]
        ),
        VerbDocumentation(
            .type,
            "The value is one of a type, and is compared as one everywhere.",
            reason: "A service that reads a number of milliseconds does not start with '30s'.",
            rule: "- keys: app.hold-ttl\n  type: duration",
            .type(.duration(bare: .milliseconds)),
            keys: ["app.hold-ttl"],
            flagged: [.init(["prod": "app.hold-ttl=ten minutes"])],
            accepted: [.init(["dev": "app.hold-ttl=600s", "prod": "app.hold-ttl=10m"])]
        ),
        VerbDocumentation(
            .range,
            "The value lies between bounds, in the key's own type.",
            reason: "Numbers, lengths of time and sizes are compared as amounts: 3m is less than 200s.",
            rule: "- keys: app.hold-ttl\n  range: {min: 3m, max: 15m}",
            .range(minimum: "3m", maximum: "15m", in: nil),
            keys: ["app.hold-ttl"],
            flagged: [
                .init(["prod": "app.hold-ttl=1h"]), .init(["prod": "app.hold-ttl=170s"]),
                .init(["prod": "app.hold-ttl=soon"]),
            ],
            accepted: [.init(["prod": "app.hold-ttl=PT10M"]), .init(["prod": "app.hold-ttl=180000"])]
        ),
    ]
}
