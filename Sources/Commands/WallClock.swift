import Glibc
import StrictYAML

/// The time of day, for names and placeholders; durations come from `ContinuousClock`.
enum WallClock {
    /// Now in the local time zone as `yyyy-MM-dd HH:mm:ss`, the form of Flyway's `${flyway:timestamp}`.
    static var localTimestamp: String { formatted("%Y-%m-%d %H:%M:%S", in: .local) }

    /// Now in UTC as `yyyyMMddHHmmss`, the same for everybody who makes a migration at this moment.
    static var universalVersion: String { formatted("%Y%m%d%H%M%S", in: .universal) }

    /// The day that it is here.
    static var today: CalendarDate {
        guard let day = CalendarDate(String(localTimestamp.prefix(10))) else {
            preconditionFailure("strftime gives a day for every time")
        }
        return day
    }

    private enum Zone {
        case local
        case universal
    }

    private static func formatted(_ format: String, in zone: Zone) -> String {
        var now = time(nil)
        var parts = unsafe tm()
        switch zone {
        case .local: unsafe localtime_r(&now, &parts)
        case .universal: unsafe gmtime_r(&now, &parts)
        }
        var buffer = [CChar](repeating: 0, count: 64)
        let length = unsafe strftime(&buffer, buffer.count, format, &parts)
        return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
