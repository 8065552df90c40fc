extension Duration {
    /// Milliseconds, rounded up: a bound must not become zero, which servers and libraries read as none.
    package var millisecondsRoundedUp: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    /// Seconds, rounded up for the same reason.
    package var secondsRoundedUp: Int64 { components.seconds + (components.attoseconds > 0 ? 1 : 0) }

    /// A bound in the words of a message, such as `5 s` or `300 ms`.
    package var inWords: String {
        components.attoseconds == 0 ? "\(components.seconds) s" : "\(millisecondsRoundedUp) ms"
    }
}
