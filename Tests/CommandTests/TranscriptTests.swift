import Foundation
import TestSupport
import Testing

@Suite struct Transcripts {
    /// With `MIGRATE_RECORD=1` the transcripts are written anew and every test fails, so that a recording is no pass.
    @Test(.timeLimit(.minutes(5)), arguments: try Transcript.all())
    func `a conversation with the built tool goes as its transcript says`(_ transcript: Transcript) async throws {
        try await withWorkbench(transcript.engine) { workbench in
            for file in transcript.files { try workbench.write(file.text, to: file.path) }
            var answers: [Answer] = []
            for exchange in transcript.exchanges {
                let answer = try await workbench.run(exchange.command)
                workbench.expectNoSecret(in: answer, of: exchange.command)
                answers.append(workbench.normalised(answer))
            }
            guard ProcessInfo.processInfo.environment["MIGRATE_RECORD"] != "1" else {
                try transcript.record(answers)
                Issue.record("\(transcript.testDescription) was recorded: look at the change, then test again.")
                return
            }
            for (exchange, answer) in zip(transcript.exchanges, answers) {
                #expect(answer.description == exchange.answer.description, "$ \(exchange.command)")
            }
        }
    }
}
