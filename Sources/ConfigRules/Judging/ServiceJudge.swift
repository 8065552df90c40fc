import ConfigSets
import Findings
import StrictYAML

/// Judges one service.
struct ServiceJudge {
    struct Answer {
        let service: ConfigJudgement.Service
        let violations: [RuleViolation]
        /// Pairs of verbs that cannot both hold, with the key that they meet on.
        let conflicts: [[RuleAssignment.Place]: String]
        /// The keys that were judged.
        let judged: Set<PropertyName>
        /// The rules that mean one of those.
        let matched: Set<Int>
    }

    private let book: RuleBook
    private let project: ConfigProject
    /// The environments that are judged, lists written in one way.
    private let state: ServiceState
    private let rows: [PropertyName: RuleRow]
    private let names: [PropertyName]
    private let present: Set<PropertyName>
    private let assignment: RuleAssignment

    init(_ given: ServiceState, book: RuleBook, project: ConfigProject) {
        self.book = book
        self.project = project
        let state = given.prepared(book.rules.filter { $0.isMeant(for: given.name) })
        self.state = state
        var present: Set<PropertyName> = []
        for column in state.columns { present.formUnion(column.settings.values.keys) }
        self.present = present
        // A key that a rule names letter by letter is judged where it is missing everywhere, too.
        let patterns = book.rules.filter { $0.isMeant(for: given.name) }.flatMap(\.keys)
        let named = Dictionary(patterns.compactMap { pattern in pattern.literal.map { ($0, pattern.text) } }) {
            first,
            _ in
            first
        }
        names = present.union(named.keys).sorted()
        let parts = stride(from: 0, to: names.count, by: Self.namesAtOnce)
            .map { [names] in names[$0..<Swift.min($0 + Self.namesAtOnce, names.count)] }
            .concurrentMap { part in
                part.map { ($0, RuleRow($0, state.columns, types: state.types, spelled: named[$0])) }
            }
        rows = Dictionary(uniqueKeysWithValues: parts.joined())
        assignment = RuleAssignment(book, state, names: names, present: present)
    }

    /// Keys are compared by so many on one core.
    private static let namesAtOnce = 250

    func answer() -> Answer {
        let verbs = verbs()
        if verbs.contains(where: { $0.1.kind == .use }) { _ = state.columns.concurrentMap { $0.survey.prepare() } }
        var questions: [@Sendable () -> [RuleViolation]] = [{ unresolved() }, { types() }]
        for (place, verb) in verbs { questions.append { judge(place, verb) } }
        questions += [{ posture() }, { StoreJudge(state).violations }]
        return Answer(
            service: service(),
            violations: merged(questions.concurrentMap { $0() }.flatMap(\.self)),
            conflicts: assignment.conflicts,
            judged: present,
            matched: assignment.matched
        )
    }

    /// Every verb of every rule that is about this service, in the order of the file.
    private func verbs() -> [(RuleAssignment.Place, RuleVerb)] {
        book.rules.enumerated().filter { $0.element.isMeant(for: state.name) }
            .flatMap { index, rule in
                rule.verbs.enumerated().map { (RuleAssignment.Place(rule: index, verb: $0), $1.value) }
            }
    }

    private func judge(_ place: RuleAssignment.Place, _ verb: RuleVerb) -> [RuleViolation] {
        let rule = book.rules[place.rule]
        let within = state.within(rule.environments)
        if case .use(let pack) = verb { return PackJudge(project: project).judge(pack, rule, within) }
        let shares = assignment.shares[place] ?? []
        return verb.judge(
            VerbSubject(
                state: within,
                rule: rule,
                kind: verb.kind,
                environments: project.environments,
                rows: shares.compactMap { row($0.name, $0.columns) }
            )
        )
    }

    /// A key over some of the columns; the comparison of all is made once.
    private func row(_ name: PropertyName, _ columns: [Int]) -> RuleRow? {
        if columns.count == state.columns.count { return rows[name] }
        return RuleRow(
            name,
            columns.map { state.columns[$0] },
            types: state.types,
            spelled: rows[name]?.key.spelling
        )
    }

    /// What nobody decided about has to be the same.
    private func posture() -> [RuleViolation] {
        guard project.unlisted == .same else { return [] }
        let rule = Rule(
            id: RuleViolation.posture,
            keys: [],
            verbs: [],
            location: SourceLocation(file: ConfigProject.rulesFile)
        )
        // The JSON of a whole service is judged setting by setting.
        let used = usedVariables().union(namesOfEnvironments()).union([PropertyName("spring.application.json")])
        let undecided = names.compactMap { name -> RuleRow? in
            guard !used.contains(name) else { return nil }
            let settled = assignment.settled[name] ?? []
            let columns = state.columns.indices.filter { !settled.contains($0) }
            return columns.count > 1 ? row(name, columns) : nil
        }
        return SameVerb.judge(
            VerbSubject(state: state, rule: rule, kind: .same, environments: project.environments, rows: undecided)
        )
    }

    /// What tells environments apart and sets nothing: the conditions of documents, and the active profiles where they are
    /// the ones that the project says of each environment.
    private func namesOfEnvironments() -> Set<PropertyName> {
        let conditions = present.filter { $0.isInside(Self.conditions) }
        let name = PropertyName("spring.profiles.active")
        let isDeclared = state.columns.allSatisfy { column in
            guard let value = column.settings.values[name] else { return true }
            return value.text == .plain(column.environment.profiles.joined(separator: ","))
        }
        return isDeclared ? conditions.union([name]) : conditions
    }

    private static let conditions = PropertyName("spring.config.activate")

    /// Variables that only stand in placeholders of settings: those show a difference, and who may have one.
    private func usedVariables() -> Set<PropertyName> {
        var used: Set<PropertyName> = []
        for column in state.columns {
            let places = Set(column.settings.values.values.flatMap(\.expansions).compactMap(\.location))
            let layers = Set(column.stack.layers.filter { $0.kind == .environmentVariables }.map(\.name))
            for (name, value) in column.settings.values
            where layers.contains(value.winner.layer) && places.contains(value.winner.location)
                // What a property of a file hides behind is a setting in its own right.
                && (name.elements.count == 1 || value.hidden.isEmpty)
            {
                used.insert(name)
            }
        }
        return used
    }

    private func unresolved() -> [RuleViolation] {
        names.compactMap { name in
            guard let row = rows[name] else { return nil }
            let open = row.present.filter(\.value.isUnresolved)
            let variables = open.flatMap { _, value -> [String] in
                guard case .unresolved(let names) = value.state else { return [] }
                return names
            }
            return open.isEmpty ? nil : .unresolved(variables, row, open.map(\.index), service: state.name)
        }
    }

    /// Values that stop the service because of their type, and keys that it does not read; one for each place.
    private func types() -> [RuleViolation] {
        names.flatMap { name -> [RuleViolation] in
            guard let row = rows[name] else { return [] }
            var found: [(finding: Finding, indices: [Int])] = []
            for (index, value) in row.present {
                let misfit = row.key.isGuessed ? nil : value.misfit(row.key.type)
                for finding in [misfit, value.renaming(name, state.types)].compactMap(\.self) {
                    if let place = found.firstIndex(where: { $0.finding == finding }) {
                        found[place].indices.append(index)
                    } else {
                        found.append((finding, [index]))
                    }
                }
            }
            return found.map { violation($0.finding, row, $0.indices) }
        }
    }

    private func violation(_ finding: Finding, _ row: RuleRow, _ indices: [Int]) -> RuleViolation {
        RuleViolation(
            code: finding.code,
            rule: finding.code,
            service: state.name,
            key: row.key.spelling,
            severity: finding.severity,
            message: finding.message,
            advice: finding.advice,
            sides: indices.map { row.side($0) },
            culprit: indices.count == 1 ? row.name(indices[0]) : nil,
            location: finding.location
        )
    }

    /// A value that several verbs could not judge is said once, and so is one that is none of its type.
    private func merged(_ violations: [RuleViolation]) -> [RuleViolation] {
        let misfits = Set(
            violations.filter { $0.code == VerbKind.type.code }.flatMap { $0.sides.map(\.value?.winner.location) }
        )
        var seen: Set<String> = []
        return violations.filter { violation in
            switch violation.code {
            // The first one, for the key as a whole, names every environment.
            case RuleCodes.unresolved: violation.key.map { seen.insert($0).inserted } ?? true
            case "CONFIG_TYPE": !misfits.contains(violation.location)
            case _: true
            }
        }
    }

    private func service() -> ConfigJudgement.Service {
        let declared = namesOfEnvironments()
        return ConfigJudgement.Service(
            name: state.name,
            environments: state.columns.map(\.environment.name.value),
            keys: names.compactMap { name in
                guard let row = rows[name], !row.isEmpty else { return nil }
                return ConfigJudgement.Key(
                    compared: row.key,
                    decisions: (assignment.deciders[name] ?? [])
                        .map { place in
                            let rule = book.rules[place.rule]
                            return ConfigJudgement.Decision(rule: rule.id, verb: rule.verbs[place.verb].value.kind)
                        },
                    mayDiffer: project.unlisted == .ignore || declared.contains(name)
                        || !(assignment.settled[name] ?? []).isEmpty
                )
            }
        )
    }
}

extension ServiceState {
    /// The environments that are judged, with the types that rules name and every list written in one way.
    func prepared(_ rules: [Rule]) -> ServiceState {
        let named = rules.flatMap { rule in
            rule.verbs.flatMap { verb -> [(pattern: KeyPattern, type: ValueType)] in
                guard case .type(let type) = verb.value else { return [] }
                return rule.keys.map { ($0, type) }
            }
        }
        let types = types.adding(named)
        let gated = columns.filter(\.environment.isGated)
        let sets = gated.map(\.settings).withJoinedLists(types)
        return ServiceState(
            name: name,
            columns: zip(gated, sets)
                .map {
                    Column(environment: $0.environment, settings: $1, stack: $0.stack, stores: $0.stores)
                },
            types: types
        )
    }
}
