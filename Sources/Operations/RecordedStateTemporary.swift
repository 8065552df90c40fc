// Stands in for the real declarations until they land: whoever lands them deletes this file.
import SchemaModel
struct RecordedState {
    let table = ""; struct Recorded { var schema: Schema; var files: [(rank: Int, s: String)]; var recordedOn: String }
    func read() async throws(TargetFailure) -> Recorded? { nil }
}
extension OpenTarget { var recordedState: RecordedState { RecordedState() } }
