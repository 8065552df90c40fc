/// A moment at which Flyway runs a file of the same name, such as `beforeMigrate.sql`.
package enum CallbackEvent: String, CaseIterable, Sendable {
    case beforeMigrate, beforeRepeatables
    case beforeEachMigrate, beforeEachMigrateStatement
    case afterEachMigrateStatement, afterEachMigrateStatementError
    case afterEachMigrate, afterEachMigrateError
    case afterVersioned, afterMigrateApplied, afterMigrate, afterMigrateError
    case beforeUndo, beforeEachUndo, beforeEachUndoStatement
    case afterEachUndoStatement, afterEachUndoStatementError
    case afterEachUndo, afterEachUndoError, afterUndo, afterUndoError
    case beforeClean, afterClean, afterCleanError
    case beforeValidate, afterValidate, afterValidateError
    case beforeBaseline, afterBaseline, afterBaselineError
    case beforeRepair, afterRepair, afterRepairError
    case beforeInfo, afterInfo, afterInfoError
    case beforeDeploy, afterDeploy, afterDeployError
    case createSchema, beforeCreateSchema
    case beforeConnect, afterConnect
    case afterMigrateOperationFinish, afterCleanOperationFinish, afterInfoOperationFinish
    case afterValidateOperationFinish, afterBaselineOperationFinish, afterRepairOperationFinish
    case afterUndoOperationFinish
}

/// A file that Flyway would run at an event.
package struct Callback: Hashable, Sendable {
    package let event: CallbackEvent
    /// The text after the separator; empty when there is none.
    package let description: String
    /// The path relative to its location, with `/`.
    package let script: String
    /// The path as a person would type it in the project folder.
    package let path: String

    package init(event: CallbackEvent, description: String, script: String, path: String) {
        self.event = event
        self.description = description
        self.script = script
        self.path = path
    }
}
