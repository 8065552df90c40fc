import ConfigSets
import StrictYAML

/// `derive`: a template of what the environment says about itself.
enum DeriveVerb {
    static func judge(_ template: String, _ subject: VerbSubject) -> [RuleViolation] {
        var unknown: Set<String> = []
        let violations = subject.judgeValues { row, index, value in
            let environment = row.columns[index].environment
            switch fill(template, environment, service: subject.state.name) {
            case .unknown(let field):
                unknown.insert("'{\(field)}' in \(environment.name.value)")
                return nil
            case .text(let expected):
                guard !value.isEqual(to: expected, as: row.key.type) else { return nil }
                return ValueProblem(predicate: "is \(value.quoted)", demand: "must be \(row.quoted(expected))")
            }
        }
        guard !unknown.isEmpty else { return violations }
        return violations + [
            subject.problem(
                "The template '\(template)' names a field that is not known: \(unknown.sorted().joinedWords)."
            )
        ]
    }

    private enum Filled {
        case text(String)
        case unknown(field: String)
    }

    private static func fill(_ template: String, _ environment: ConfigEnvironment, service: String) -> Filled {
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let field = String(rest[rest.index(after: open)..<close])
            guard let value = environment.field(field, service: service) else { return .unknown(field: field) }
            text += rest[..<open] + value
            rest = rest[rest.index(after: close)...]
        }
        return .text(text + rest)
    }
}

extension ConfigEnvironment {
    /// What a template's field stands for here.
    fileprivate func field(_ name: String, service: String) -> String? {
        switch name {
        case "name", "env": self.name.value
        case "service": service
        case "profile": profiles.last
        case "token": fields["token"] ?? words.first
        case "account": account
        case "region": region
        case _: fields[name]
        }
    }
}
