/// The facts that objects are compared by, over all engines.
///
/// The raw value is the word for people and for snapshots.
///
/// An engine may add a case; it never stores two facts under one key, nor one fact under two.
package enum AttributeKey: String, CaseIterable, Sendable, Comparable {
    // Columns, and what holds values.
    case type
    case notNull = "not null"
    case `default`
    case generated
    case identity
    case collation
    case characterSet = "character set"
    case storage
    case compression
    case statisticsTarget = "statistics target"
    case invisible
    case onUpdateValue = "on update value"
    case autoIncrement = "auto-increment"
    case check
    case spatialReference = "spatial reference"

    // Any object.
    case comment
    case indexComment = "index comment"
    case owner
    case grants
    case options
    case definition
    case extensionMember = "extension member"

    // Tables.
    case persistence
    case partitionKey = "partition key"
    case partitionOf = "partition of"
    case partitionBound = "partition bound"
    case partitions
    case inherits
    case ofType = "of type"
    case accessMethod = "access method"
    case tablespace
    case replicaIdentity = "replica identity"
    case clusteredOn = "clustered on"
    case rowSecurity = "row security"
    case forcedRowSecurity = "forced row security"
    case engine
    case rowFormat = "row format"
    case systemVersioning = "system versioning"
    case period
    case union
    case strict
    case withoutRowid = "without rowid"
    case module
    case server

    // Keys, constraints, indexes.
    case columns
    case include
    case expression
    case predicate
    case method
    case unique
    case nullsNotDistinct = "nulls not distinct"
    case references
    case onDelete = "on delete"
    case onUpdate = "on update"
    case match
    case deferrable
    case invalid
    case noInherit = "no inherit"
    case isLocal = "local"
    case conflict
    case ignored
    case parser

    // Views, routines, triggers, policies, events.
    case populated
    case checkOption = "check option"
    case security
    case algorithm
    case definer
    case sqlMode = "sql mode"
    case returns
    case arguments
    case language
    case body
    case volatility
    case parallel
    case strictness
    case leakproof
    case cost
    case rows
    case support
    case settings
    case deterministic
    case dataAccess = "data access"
    case enabled
    case timing
    case events
    case orientation
    case follows
    case condition
    case function
    case transitionTables = "transition tables"
    case action
    case command
    case roles
    case permissive
    case using
    case withCheck = "with check"
    case schedule
    case starts
    case ends
    case onCompletion = "on completion"

    // Types, sequences and the rest.
    case labels
    case members
    case start
    case increment
    case minimum
    case maximum
    case cache
    case cycle
    case ownedBy = "owned by"
    case version
    case publishes
    case target
    case handler
    case validator
    case privileges
    case provider
    case schema

    package static func < (left: AttributeKey, right: AttributeKey) -> Bool { left.place < right.place }

    /// The place in the list above.
    private var place: Int { Self.places[self] ?? 0 }

    private static let places = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
