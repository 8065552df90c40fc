import Secrets
import Testing

@testable import Stores

/// A secret that is found wherever it leaks: no other text has its first four signs.
struct Canary: Sendable, Hashable {
    let text: String

    init() { text = String((0..<20).map { _ in "BCDFGHJKLMNPQRSTVWXZ23456789".randomElement() ?? "B" }) }

    var secret: Secret { Secret(text) }

    /// Fails the test when a way of writing the value shows the secret or its beginning.
    func expectHidden(in value: some Any, sourceLocation: SourceLocation = #_sourceLocation) {
        var dumped = ""
        dump(value, to: &dumped)
        for shown in ["\(value)", String(reflecting: value), dumped] {
            #expect(!shown.contains(text.prefix(4)), sourceLocation: sourceLocation)
        }
    }
}

/// The error that something must end with, which must hide all that is secret.
func failure<Value>(
    hiding canaries: [Canary] = [],
    sourceLocation: SourceLocation = #_sourceLocation,
    of body: () async throws(StoreError) -> Value
) async throws -> StoreError {
    do throws(StoreError) {
        _ = try await body()
    } catch {
        for canary in canaries { canary.expectHidden(in: error, sourceLocation: sourceLocation) }
        return error
    }
    return try #require(nil as StoreError?, "there was no error", sourceLocation: sourceLocation)
}

extension StoreError {
    var isAbsent: Bool {
        guard case .absent = self else { return false }
        return true
    }

    var isDeleted: Bool {
        guard case .deleted = self else { return false }
        return true
    }

    var isUnreadable: Bool {
        guard case .unreadable = self else { return false }
        return true
    }
}
