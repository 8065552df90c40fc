import SchemaModel

/// The text of triggers, rules and policies.
enum PostgresHookText {
    /// The statements that make one, whether there is another of its name or not.
    static func creation(of part: SchemaObject, on owner: SchemaObject) -> [String] {
        let drop =
            "DROP \(part.kind.rawValue.uppercased()) IF EXISTS \(PostgresWriting.name(part.name)) ON \(owner.reference)"
        switch part.kind {
        // A partition's has only to be enabled in another way.
        case .trigger: return part[.function] == nil ? [] : [drop, trigger(part, on: owner)]
        case .policy: return [drop, policy(part, on: owner)]
        case .rule: return [rule(part)]
        case _: return []
        }
    }

    /// The word before `TRIGGER` or `RULE` that has it fire as a value says.
    static func enabling(_ value: String?) -> String {
        switch value {
        case "DISABLED": "DISABLE"
        case "REPLICA": "ENABLE REPLICA"
        case "ALWAYS": "ENABLE ALWAYS"
        case _: "ENABLE"
        }
    }

    private static func trigger(_ trigger: SchemaObject, on owner: SchemaObject) -> String {
        var text = "CREATE \(trigger[.deferrable] == nil ? "" : "CONSTRAINT ")TRIGGER "
        text += "\(PostgresWriting.name(trigger.name)) \(trigger[.timing] ?? "") \(trigger[.events] ?? "")"
        text += " ON \(owner.reference)"
        if let table = trigger[.references] { text += " FROM \(table)" }
        if let deferrable = trigger[.deferrable] { text += " \(deferrable)" }
        if let tables = trigger[.transitionTables] { text += " REFERENCING \(tables)" }
        text += " FOR EACH \(trigger[.orientation] ?? "STATEMENT")"
        if let condition = trigger[.condition] { text += " WHEN \(condition)" }
        return "\(text) EXECUTE FUNCTION \(trigger[.function] ?? "")"
    }

    private static func policy(_ policy: SchemaObject, on owner: SchemaObject) -> String {
        var text = "CREATE POLICY \(PostgresWriting.name(policy.name)) ON \(owner.reference)"
        if policy[.permissive] != nil { text += " AS RESTRICTIVE" }
        if let command = policy[.command] { text += " FOR \(command)" }
        if let roles = policy[.roles] { text += " TO \(roles)" }
        if let condition = policy[.using] { text += " USING (\(condition))" }
        return policy[.withCheck].map { "\(text) WITH CHECK (\($0))" } ?? text
    }

    /// The server prints the whole statement.
    private static func rule(_ rule: SchemaObject) -> String {
        let text = rule[.definition] ?? ""
        return text.hasPrefix("CREATE RULE") ? "CREATE OR REPLACE RULE" + text.dropFirst("CREATE RULE".count) : text
    }
}
