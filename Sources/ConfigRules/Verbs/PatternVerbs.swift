import ConfigSets

/// `pattern` and `not-pattern`: the whole value matches an expression, or does not.
enum PatternVerb {
    /// What the expression is for.
    enum Wish {
        case match
        case mismatch
    }

    /// Longer values are told to be not checked: no pattern is meant for them.
    private static let bytesMax = 8_192

    static func judge(_ pattern: String, _ wish: Wish, _ subject: VerbSubject) -> [RuleViolation] {
        do throws(ExpressionError) {
            return judge(try Expression(pattern), pattern, wish, subject)
        } catch {
            return [subject.problem("The expression '\(pattern)' cannot be read: \(error.reason).")]
        }
    }

    private static func judge(
        _ expression: borrowing Expression,
        _ pattern: String,
        _ wish: Wish,
        _ subject: VerbSubject
    ) -> [RuleViolation] {
        var violations = subject.rows.flatMap { row in
            row.present.filter { $0.value.text.use { $0.utf8.count > bytesMax } }
                .map { subject.notChecked(row, [$0.index], "it is longer than \(bytesMax) bytes") }
        }
        // A text is matched once, however many rows have it: the same keys are asked for in every environment.
        var matches: [ConfigText: Bool] = [:]
        for row in subject.rows {
            for (_, value) in row.present where matches[value.text] == nil {
                matches[value.text] = value.text.use { $0.utf8.count > bytesMax ? nil : expression.matchesWhole($0) }
            }
        }
        violations += subject.judgeValues { row, _, value in
            switch (wish, matches[value.text]) {
            case (.match, false?):
                ValueProblem(predicate: "is \(value.quoted)", demand: "must match \(row.quoted(pattern))")
            case (.mismatch, true?):
                ValueProblem(predicate: "is \(value.quoted)", demand: "must not match \(row.quoted(pattern))")
            case (.match, _), (.mismatch, _): nil
            }
        }
        return violations
    }
}
