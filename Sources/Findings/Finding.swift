/// How much a finding matters.
package enum Severity: String, Sendable {
    case error
    case warning
    case note
}

/// Something that a person should look at: what, where, and what to do next.
package struct Finding: Hashable, Sendable {
    /// A stable name that rules, reports and waivers use, such as `CHECKSUM_MISMATCH`.
    package let code: String
    package let severity: Severity
    /// One or more full sentences without a trailing newline; never holds a secret.
    package let message: String
    /// What the reader can do about it, as a full sentence.
    package let advice: String?
    package let location: SourceLocation?
    /// The shard that it was found on, or `nil` when it holds for the whole project.
    package let shard: String?
    /// The two sides of a difference, when there are two.
    package let difference: Difference?
    /// Other places that the finding speaks of; empty for most.
    package let related: [RelatedPlace]

    package init(
        code: String,
        severity: Severity = .error,
        message: String,
        advice: String? = nil,
        location: SourceLocation? = nil,
        shard: String? = nil,
        difference: Difference? = nil,
        related: [RelatedPlace] = []
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.advice = advice
        self.location = location
        self.shard = shard
        self.difference = difference
        self.related = related
    }

    /// The finding as one line of an error message, with its place in front.
    package var sentence: String {
        [location.map { "\($0):" }, message, advice].compactMap(\.self).joined(separator: " ")
    }

    /// The same finding as an error, for those who want none of its kind.
    package var raised: Finding { with(.error) }

    /// The same finding as a note, for those who know it already.
    package var lowered: Finding { with(.note) }

    /// The same finding as a warning, where another one is the cause.
    package var asWarning: Finding { with(.warning) }

    /// The same finding in other words.
    package func worded(_ message: String) -> Finding { with(severity, message) }

    private func with(_ severity: Severity, _ message: String? = nil) -> Finding {
        Finding(
            code: code,
            severity: severity,
            message: message ?? self.message,
            advice: advice,
            location: location,
            shard: shard,
            difference: difference,
            related: related
        )
    }

    /// The same finding, said of no shard: it holds for the whole project.
    package var onWholeProject: Finding { on(shard: nil) }

    /// The same finding, said of one shard.
    package func on(shard: String?) -> Finding {
        Finding(
            code: code,
            severity: severity,
            message: message,
            advice: advice,
            location: location,
            shard: shard,
            difference: difference,
            related: related
        )
    }
}

/// What a thing should be beside what it is.
package struct Difference: Hashable, Sendable {
    /// What differs, as patterns name it: `column:payment.memo`.
    package let object: String
    /// What of it differs, such as `default`; `nil` when it is there on one side only.
    package let attribute: String?
    /// The expected side, `nil` when it should not be there.
    package let expected: String?
    /// The side that was found, `nil` when it is not there.
    package let found: String?

    package init(object: String, attribute: String? = nil, expected: String?, found: String?) {
        self.object = object
        self.attribute = attribute
        self.expected = expected
        self.found = found
    }
}
