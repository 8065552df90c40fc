package import Database
import SQLText
package import Topology

/// What can be known of one target without writing to it.
package struct DoctorOutcome: Sendable {
    package enum HistoryTable: Sendable {
        case absent
        case present(rows: Int)
    }

    package let server: Server
    package let history: HistoryTable
    /// Whether `apply` could write here; the reason when not.
    package let writeRefusal: String?
    package let milliseconds: Int
}

/// Connects to one target as `apply` would, and looks around.
package func examine(_ target: Target, in workspace: Workspace) async -> Result<DoctorOutcome, TargetFailure> {
    let clock = ContinuousClock()
    let start = clock.now
    do throws(TargetFailure) {
        let open = try await OpenTarget(target, in: workspace, access: .readOnly)
        let milliseconds = (clock.now - start).wholeMilliseconds
        let rows = try await open.history.read()
        return .success(
            DoctorOutcome(
                server: open.session.server,
                history: rows.map { .present(rows: $0.count) } ?? .absent,
                writeRefusal: await writeRefusal(of: target, on: open.session.server, rows: rows?.count, in: workspace),
                milliseconds: milliseconds
            )
        )
    } catch {
        return .failure(error)
    }
}

/// A second connection with write access: it checks for standbys, replicas and read-only files, and writes nothing.
///
/// An SQLite file without a history may not be there yet, and to open it for writing would create it.
private func writeRefusal(of target: Target, on server: Server, rows: Int?, in workspace: Workspace) async -> String? {
    guard server.dialect != .sqlite || rows != nil else { return nil }
    do throws(TargetFailure) {
        _ = try await workspace.session(for: target, access: .readWrite)
        return nil
    } catch {
        return error.shortReason
    }
}
