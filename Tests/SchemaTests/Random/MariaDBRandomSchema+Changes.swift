/// What somebody does to a table by hand.
extension MariaDBRandomSchema {
    mutating func proposeChanges(of table: Table) {
        let alter = "ALTER TABLE \(Self.quoted(table.name))"
        propose("\(alter) COMMENT = 'by hand'", "changed table:\(table.name): comment")
        propose("\(alter) ADD INDEX `by hand` (id)", "unexpected index:\(table.name).by hand")
        if !table.isCounted {
            propose("\(alter) ADD CONSTRAINT `by hand` CHECK (id < 1000)", "unexpected check:\(table.name).by hand")
        }
        propose("\(alter) MIN_ROWS = 3", "changed table:\(table.name): options")
        if !table.isUsed { propose("DROP TABLE \(Self.quoted(table.name))", "missing table:\(table.name)") }
        guard table.isOrdinary || table.engine != "InnoDB" else { return }
        propose(
            "\(alter) ADD COLUMN `by hand` VARCHAR(9) NOT NULL DEFAULT ''",
            "unexpected column:\(table.name).by hand"
        )
        propose("\(alter) ADD COLUMN `by hand` INT AFTER id", "unexpected column:\(table.name).by hand")
        for column in table.columns where column.name != "id" && column.generated == nil {
            proposeChanges(of: column, in: table)
        }
    }

    private mutating func proposeChanges(of column: Column, in table: Table) {
        let place = "\(table.name).\(column.name)"
        let alter = "ALTER TABLE \(Self.quoted(table.name))"
        var other = column
        other.comment = "by hand"
        propose("\(alter) MODIFY \(definition(of: other))", "changed column:\(place): comment")
        if let value = column.kind.defaults.first(where: { $0 != column.defaultValue && !$0.contains("UPDATE") }),
            column.defaultValue?.contains("UPDATE") != true
        {
            propose(
                "\(alter) ALTER \(Self.quoted(column.name)) SET DEFAULT \(value)",
                "changed column:\(place): default"
            )
        }
        guard !column.isUsed else { return }
        other = column
        other.isNotNull.toggle()
        // A column that is NULL by default says so as its default.
        let hidesDefault = column.isInvisible && column.defaultValue == nil
        if !hidesDefault, column.defaultValue != nil {
            propose("\(alter) MODIFY \(definition(of: other))", "changed column:\(place): not null")
        }
        propose("\(alter) DROP COLUMN \(Self.quoted(column.name))", "missing column:\(place)")
        other = column
        other.isInvisible.toggle()
        if !column.isNotNull || column.defaultValue != nil {
            propose("\(alter) MODIFY \(definition(of: other))", "changed column:\(place): invisible")
        }
        guard column.defaultValue == nil, column.collation == nil, column.kind.type != "JSON", column.check == nil
        else {
            return
        }
        other = column
        other.kind = MariaDBRandomKind(type: column.kind.other, defaults: [], other: "")
        propose("\(alter) MODIFY \(definition(of: other))", "changed column:\(place): type")
    }
}
