package import Findings

/// A value with the place where a person wrote it, for the room that knows what the value means.
package struct Located<Value: Sendable>: Sendable {
    package let value: Value
    /// `nil` when nobody wrote it: it is a default.
    package let location: SourceLocation?

    /// Puts a value and its place together.
    package init(_ value: Value, at location: SourceLocation? = nil) {
        self.value = value
        self.location = location
    }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
