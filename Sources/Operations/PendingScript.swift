import Database
import Findings
package import Migrations
import SQLText

/// A pending migration whose file has been read to its end: it can be cut into statements, and how it must run is known.
package struct PendingScript: Sendable {
    package let migration: Migration
    /// The checksum that its history row gets; a repeatable's depends on the target's placeholders.
    package let checksum: FlywayChecksum
    package let statements: Int
    /// The digest of what would be sent: the text after its placeholders were replaced.
    package let textDigest: ContentDigest
    package let transaction: ScriptTransaction

    /// Whether a transaction of ours holds the script.
    var isInTransaction: Bool {
        switch transaction {
        case .ours, .oursInPlaceOfItsOwn: true
        case .asWritten: false
        }
    }

    /// Whether a statement is the script's own BEGIN or COMMIT, in whose place our transaction stands.
    func leavesOut(_ statement: Statement) -> Bool {
        guard transaction == .oursInPlaceOfItsOwn, case .controlsTransaction = statement.transactionUse else {
            return false
        }
        return true
    }
}

/// How a script takes part in a transaction.
package enum ScriptTransaction: Hashable, Sendable {
    /// One transaction holds the whole script and its history row.
    case ours
    /// The same; the script's own BEGIN at its start and COMMIT at its end are left out.
    case oursInPlaceOfItsOwn
    /// Runs as it is written, without a transaction of ours; `because` is a clause such as `it has VACUUM`.
    case asWritten(because: String)
}

/// A script's own BEGIN, COMMIT or the like.
private struct TransactionStatement {
    let control: TransactionControl
    let keywords: String
    /// How many statements stand before it.
    let index: Int
}

extension ScriptTransaction {
    /// Why a failure leaves the statements before it in effect, where it does.
    var reasonToStay: String {
        switch self {
        case .ours, .oursInPlaceOfItsOwn: "the engine commits schema changes by itself"
        case .asWritten(let reason): "the file runs outside a transaction, because \(reason)"
        }
    }
}

/// Reads scripts to their end before anything of them is sent.
struct ScriptChecker {
    let opener: ScriptOpener
    /// Whether a file may hold both statements that can and statements that cannot run in a transaction.
    let allowsMixed: Bool

    /// Summarises one script.
    ///
    /// - Throws: The findings that make it unfit: text that cannot be cut, a changed file, a forbidden mixture.
    func check(_ migration: Migration, checksum: FlywayChecksum) throws(TargetFailure) -> PendingScript {
        var statements = 0
        var text = ContentDigest.Computation()
        var outside: (keywords: String, position: TextPosition, count: Int)?
        var controls: [TransactionStatement] = []
        var reader = try opener.open(migration)
        while let element = try reader.next() {
            text.feed(element)
            guard case .statement(let statement) = element else { continue }
            switch statement.transactionUse {
            case .either, .copyFromStandardInput: break
            case .mustRunOutside(let keywords):
                outside = outside ?? (keywords, statement.position, 0)
                outside?.count += 1
            case .controlsTransaction(let control, let keywords):
                controls.append(TransactionStatement(control: control, keywords: keywords, index: statements))
            }
            statements += 1
        }
        try reader.verifyUnchanged()
        let transaction = decide(migration, statements: statements, outside: outside?.keywords, controls: controls)
        if case .asWritten = transaction, let outside, controls.isEmpty, statements > outside.count, !allowsMixed,
            migration.configuration.executesInTransaction != false
        {
            throw .refused([mixture(of: migration, keywords: outside.keywords, at: outside.position)])
        }
        return PendingScript(
            migration: migration,
            checksum: checksum,
            statements: statements,
            textDigest: text.finish(),
            transaction: transaction
        )
    }

    private func decide(
        _ migration: Migration,
        statements: Int,
        outside: String?,
        controls: [TransactionStatement]
    ) -> ScriptTransaction {
        if migration.configuration.executesInTransaction == false {
            return .asWritten(because: "its .conf file says executeInTransaction=false")
        }
        // MariaDB and MySQL: COMMIT and BEGIN in a script mean there what they mean in the engine's own client, and a
        // transaction of ours around them does no harm.
        guard opener.dialect.rollsBackSchemaChanges else { return .ours }
        if let outside { return .asWritten(because: "\(outside) cannot run in a transaction") }
        guard let first = controls.first, let last = controls.last else { return .ours }
        let isWrapped =
            controls.count == 2 && first.index == 0 && last.index == statements - 1
            && first.control == .begins && last.control == .commits
        return isWrapped ? .oursInPlaceOfItsOwn : .asWritten(because: "it has \(first.keywords) of its own")
    }

    private func mixture(of migration: Migration, keywords: String, at position: TextPosition) -> Finding {
        Finding(
            code: "MIXED_MIGRATION",
            message: """
                \(keywords) cannot run in a transaction, and the file holds other statements that should run in one. \
                If it failed halfway, the statements before it would stay.
                """,
            advice: "Move it to a file of its own, or set 'mixed: true' in migrate.yaml.",
            location: migration.location(at: position)
        )
    }
}

extension Migration {
    /// A place in the migration's file.
    func location(at position: TextPosition) -> SourceLocation {
        SourceLocation(file: path, line: position.line, column: position.column)
    }
}

extension ContentDigest.Computation {
    /// Takes what is sent, with a NUL, which no script holds, between the elements.
    fileprivate mutating func feed(_ element: ScriptElement) {
        switch element {
        case .statement(let statement): feed(statement.bytes[...])
        case .copyData(let bytes): feed(bytes[...])
        case .copyEnd: break
        }
        feed([0])
    }
}
