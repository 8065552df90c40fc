import Database
import Testing

/// The bounds of waits, and the pauses within them.
@Suite(.timeLimit(.minutes(1)))
struct PatienceTests {
    @Test func `a bound that is over leaves no time for another try`() async throws {
        var patience = Patience(within: .zero, pauses: .milliseconds(1)...(.milliseconds(2)))
        #expect(try await patience.pause() == false)
    }

    @Test func `a bound with time left does`() async throws {
        var patience = Patience(within: .seconds(600), pauses: .milliseconds(1)...(.milliseconds(2)))
        for _ in 1...3 { #expect(try await patience.pause()) }
    }

    @Test func `a pause that is cancelled says so`() async {
        let pausing = Task {
            var patience = Patience(within: .seconds(6000), pauses: .seconds(600)...(.seconds(600)))
            return try await patience.pause()
        }
        pausing.cancel()
        let error = await #expect(throws: DatabaseError.self) { try await pausing.value }
        #expect(error?.kind == .cancelled)
    }

    @Test(arguments: [
        (Duration.seconds(60), "60 s"), (.milliseconds(1500), "1500 ms"), (.zero, "0 s"), (.microseconds(1), "1 ms"),
    ])
    func `a bound is told in whole units`(bound: Duration, words: String) {
        #expect(bound.inWords == words)
    }

    @Test func `what is left of a unit counts as a whole one, so that no bound becomes none`() {
        #expect(Duration.nanoseconds(1).millisecondsRoundedUp == 1)
        #expect(Duration.milliseconds(1001).secondsRoundedUp == 2)
        #expect(Duration.zero.millisecondsRoundedUp == 0)
        #expect(Duration.zero.secondsRoundedUp == 0)
        #expect(Duration.milliseconds(-2500).millisecondsRoundedUp <= 0)
    }
}
