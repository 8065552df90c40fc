/// The kinds of things that a schema holds, over all engines.
///
/// The raw value is the word for people and patterns.
///
/// The order below is no order of creation; a schema is sorted by the words.
package enum ObjectKind: String, CaseIterable, Sendable {
    // What stands by itself.
    case database
    case schema
    case extensionModule = "extension"
    case enumType = "enum"
    case compositeType = "composite type"
    case domain
    case rangeType = "range type"
    case baseType = "base type"
    case collation
    case conversion
    case sequence
    case table
    case virtualTable = "virtual table"
    case foreignTable = "foreign table"
    case view
    case materializedView = "materialized view"
    case function
    case procedure
    case aggregate
    case package
    case packageBody = "package body"
    case event
    case eventTrigger = "event trigger"
    case publication
    case statistics
    case foreignDataWrapper = "foreign-data wrapper"
    case foreignServer = "server"
    case userMapping = "user mapping"
    case `operator`
    case operatorClass = "operator class"
    case operatorFamily = "operator family"
    case cast
    case language
    case transform
    case accessMethod = "access method"
    case textSearchConfiguration = "text search configuration"
    case textSearchDictionary = "text search dictionary"
    case textSearchParser = "text search parser"
    case textSearchTemplate = "text search template"
    case defaultPrivileges = "default privileges"
    case grant

    // What belongs to a table, a view or a type.
    case column
    case primaryKey = "primary key"
    case unique
    case check
    case exclusion
    case foreignKey = "foreign key"
    case index
    case trigger
    case rule
    case policy
}
