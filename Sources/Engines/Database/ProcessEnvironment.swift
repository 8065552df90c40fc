import Glibc

/// The variables of this process, from which client libraries fill what they are not told.
package enum ProcessEnvironment {
    /// Removes variables for good; the C library orders this against itself, and it is done only where there are any.
    package static func remove(_ names: [String]) {
        for name in names where unsafe getenv(name) != nil { unsafe unsetenv(name) }
    }
}
