/// What a finding's code means, in a sentence or two that hold wherever it is found; `nil` for a code without one.
package func findingMeaning(_ code: String) -> String? { meanings[code] }

/// The codes whose name alone does not say what is at stake.
private let meanings: [String: String] = [
    "CHECKSUM_MISMATCH": "A migration's file is not the one that was applied: its checksum differs from the history's.",
    "TEXT_MISMATCH":
        "A migration's file says something else than what was applied, in a way that its checksum does not show.",
    "TEXTS_NOT_COMPARED":
        "What the files said when they were applied could not be read, so that their checksums alone were compared.",
    "TYPE_MISMATCH": "A migration's file is of another kind than the one that was applied.",
    "DESCRIPTION_MISMATCH": "A migration's file name has another description than the one that was applied.",
    "OUTDATED_REPEATABLE_MIGRATION": "A repeatable migration's file has changed since it was last applied.",
    "APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED":
        "The history holds a migration that no file of the project accounts for.",
    "APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED":
        "The history holds a repeatable migration that no file of the project accounts for.",
    "RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED": "A migration's file is there and has not been applied.",
    "RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED": "A repeatable migration's file is there and has not been applied.",
    "FAILED_VERSIONED_MIGRATION":
        "The history holds a migration that failed, and nothing more is applied until it is repaired.",
    "FAILED_REPEATABLE_MIGRATION":
        "The history holds a repeatable migration that failed, and nothing more is applied until it is repaired.",
    "MIGRATION_FAILED": "A statement of a migration failed while it was applied.",
    "NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE":
        "The schema holds objects and has no history, so nobody can tell which migrations made them.",
    "DUPLICATE_VERSIONED_MIGRATION": "Two files claim the same version.",
    "DUPLICATE_REPEATABLE_MIGRATION": "Two repeatable files have the same description.",
    "MISNAMED_MIGRATION": "A file in a folder of migrations does not have the name of one, so it would never run.",
    "MIXED_MIGRATION": "A migration mixes statements that run in a transaction with statements that cannot.",
    "PARTLY_APPLIED": "A migration stopped half-way, and a part of it is in effect.",
    "FILE_CHANGED": "A migration's file changed while it was being applied.",
    "SUM_FILE_CHANGED": "A migration's file is not the one that migrations.sum lists.",
    "SUM_FILE_MISSING": "migrations.sum lists a file that is not there.",
    "SUM_FILE_UNLISTED": "A migration's file is not listed in migrations.sum.",
    "SUM_CHAIN_BROKEN":
        "The running checksum of migrations.sum does not add up: lines were changed, removed or reordered.",
    "SAME_DATABASE": "Two shards lead to one database.",
    "UNRESOLVED_VARIABLE": "A project file names a variable or a secret that has no value.",
    "PROTECTED_ENVIRONMENT": "Writing to a protected environment asks for its name once more.",
    "DATABASE_UNREACHABLE": "A database could not be reached, so nothing is known about it.",
    "DATABASE_REFUSED": "A database refused the account, so nothing is known about it.",
    "DATABASE_READ_ONLY": "A database is a standby or a replica, and nothing is ever written to one.",
    "DATABASE_LOCK_NOT_HAD": "Another run held the migration lock for longer than this one waits.",
    "DATABASE_CONNECTION_LOST": "The connection to a database broke while work was going on.",
    "DATABASE_NOT_PERMITTED": "The account may not do what is asked of it.",
    "DRIFT_MISSING": "The history made an object, and the live schema does not have it.",
    "DRIFT_UNMANAGED": "The live schema has something that no migration made.",
    "DRIFT_CHANGED": "Something in the live schema is not as the history made it.",
    "DRIFT_RENAMED": "Something in the live schema has another name than the history gave it.",
    "DRIFT_REORDERED": "A table of the live schema has its columns in another order than the history gave them.",
    "SCHEMA_DIFFERENCE": "Two schemas that were compared are not the same.",
    "DRIFT_EXCEPTION_EXPIRED": "An accepted difference is still there after the day on which it was to end.",
    "SCHEMA_UNVERIFIED": "A schema holds objects of a kind that is not compared, so they could differ unseen.",
    "SCHEMA_NOT_READ": "A live schema could not be read, so nothing is known about it.",
    "SCHEMA_NOT_RECORDED": "A run changed the history, and the schema that it left could not be written down.",
    "EXPECTED_SCHEMA_UNKNOWN": "Nothing tells what a schema should be, so it was not checked.",
    "REPLAY_FAILED": "A history could not be run again in an empty database, so its schema is not known.",
    "FIX_NOT_PROVED": "Statements that should end a drift did not do so in a scratch database.",
    "DIFFERENT_DRIFT": "Shards have drifted in different ways, so no one migration fits them all.",
    "CFG-LIVE-001": "A running server is set to another value than a rule asks for.",
    "CFG-LIVE-002": "Running servers that must be set alike are not.",
    "CFG-LIVE-003": "Running servers that must each have a value of their own share one.",
    "CFG-LIVE-004": "An account that a service uses may change the schema, which is for migrations alone.",
    "CFG-LIVE-005": "Running servers of Redis do not belong together as a service's settings say.",
    "UNREADABLE_VARIABLE": "A variable of a running server, or what it should be, is not known, so it was not checked.",
    "UNREADABLE_ACCOUNT": "What a service's account may do to the schema is not known, so it was not checked.",
    "UNREADABLE_SERVER": "A running server was not asked, so nothing is known about it.",
    "NO_RULES": "Nothing says what must hold of the settings, so nothing was checked.",
    "CFG-SECRET-ABSENT": "A setting names a secret, a key of one or a version that its store does not have.",
    "UNREADABLE_STORE": "A store or a config server was not asked or did not answer, so what it keeps was not checked.",
    "CFG-SECRET-UNUSED": "A list of keys holds one that no service takes from its secret.",
    "INTERRUPTED": "The run was stopped before it was done.",
]
