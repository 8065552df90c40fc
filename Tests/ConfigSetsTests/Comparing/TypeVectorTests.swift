import ConfigSets
import Testing

/// Durations, sizes, truth values and numbers in the dialect of whoever reads them.
@Suite struct TypeVectors {
    /// Two texts that one reader takes for the same, or not.
    struct Pair: CustomTestStringConvertible {
        let type: String
        let left: String
        let right: String

        init(_ type: String, _ left: String, _ right: String) {
            self.type = type
            self.left = left
            self.right = right
        }

        var testDescription: String { "\(type): '\(left)' and '\(right)'" }

        var forms: (String?, String?) {
            get throws {
                let type = try #require(ValueType(named: type))
                return (type.canonical(left), type.canonical(right))
            }
        }
    }

    static let equal: [Pair] = [
        Pair("duration", "30s", "30000"), Pair("duration", "30S", "30000ms"), Pair("duration", "PT30S", "30s"),
        Pair("duration", "pt30s", "30s"), Pair("duration", "10m", "600s"), Pair("duration", "1h", "60m"),
        Pair("duration", "1d", "24h"), Pair("duration", "P1D", "24h"), Pair("duration", "PT1H30M", "90m"),
        Pair("duration", "PT0.5S", "500ms"), Pair("duration", "1000us", "1ms"), Pair("duration", "1000000ns", "1"),
        Pair("duration", "+5s", "5s"), Pair("duration", "-1", "-1ms"), Pair("duration", "-PT6H3M", "PT-6H-3M"),
        Pair("duration", " 5s ", "5s"), Pair("duration", "P2DT3H4M", "183840s"),
        Pair("duration(s)", "30", "30s"), Pair("duration(s)", "30", "30000ms"), Pair("duration(m)", "5", "300s"),
        Pair("duration(h)", "2", "120m"), Pair("duration(d)", "1", "24h"), Pair("duration(ns)", "1000", "1us"),
        Pair("milliseconds", "30000", "+30000"), Pair("long(s)", "060", "60"), Pair("integer", "0x1F", "31"),
        Pair("integer", "#ff", "255"), Pair("integer", "-0x10", "-16"), Pair("number", "1.10", "1.1"),
        Pair("number", "1e3", "1000"), Pair("number", "1.0", "1"), Pair("number", " 7 ", "7"),
        Pair("period", "1y", "P1Y"), Pair("period", "2w", "14d"), Pair("period", "14", "P2W"),
        Pair("period", "1y2m3d", "P1Y2M3D"), Pair("period", "-P1D", "-1d"), Pair("size", "1GB", "1024MB"),
        Pair("size", "1KB", "1024"), Pair("size", "1024B", "1KB"), Pair("size", "1TB", "1024GB"),
        Pair("size", "10MB", "10485760"), Pair("boolean", "true", "on"), Pair("boolean", "TRUE", "yes"),
        Pair("boolean", "1", "true"), Pair("boolean", "off", "no"), Pair("boolean", "0", "False"),
        Pair("size(redis)", "1k", "1000"), Pair("size(redis)", "1kb", "1024"), Pair("size(redis)", "1m", "1000000"),
        Pair("size(redis)", "1MB", "1048576"), Pair("size(redis)", "1gb", "1024mb"), Pair("size(redis)", "1g", "1000m"),
        Pair("size(mariadb)", "16M", "16777216"), Pair("size(mariadb)", "1g", "1024M"),
        Pair("size(mariadb)", "1K", "1024"), Pair("size(mariadb)", "1T", "1024G"),
        Pair("size(postgres)", "1GB", "1024MB"), Pair("size(postgres)", "8kB", "8192B"),
        Pair("size(postgres)", "1.5 GB", "1536MB"), Pair("size(compose)", "512m", "512mb"),
        Pair("size(compose)", "1g", "1024M"), Pair("size(compose)", "1.5g", "1536m"),
        Pair("size(compose)", "64k", "65536b"), Pair("size(compose)", "100", "100b"),
        Pair("size(k8s)", "1Gi", "1024Mi"), Pair("size(k8s)", "1G", "1000M"), Pair("size(k8s)", "1500m", "1.5"),
        Pair("size(k8s)", "1e3", "1k"), Pair("size(k8s)", "0.5Gi", "512Mi"), Pair("size(k8s)", "1Ki", "1024"),
        Pair("duration(compose)", "1m30s", "90s"), Pair("duration(compose)", "1.5h", "90m"),
        Pair("duration(compose)", "500ms", "0.5s"), Pair("duration(compose)", "1us", "1µs"),
        Pair("duration(postgres)", "30s", "30000"), Pair("duration(postgres)", "5min", "300 s"),
        Pair("duration(postgres)", "1d", "24h"), Pair("duration(kafka)", "120000", "+120000"),
        Pair("boolean(redis)", "yes", "YES"), Pair("boolean(mariadb)", "ON", "1"), Pair("boolean(mariadb)", "OFF", "0"),
        Pair("boolean(postgres)", "on", "t"), Pair("boolean(postgres)", "off", "no"),
        Pair("boolean(kafka)", "True", "true"), Pair("acks", "all", "-1"), Pair("list", "a, b", "a,b"),
        Pair("list", "a ,b ", "a,b"), Pair("set", "b,a", "a, b"), Pair("set", "a,a,b", "b,a"),
        Pair("caseless", "DEBUG", "debug"), Pair("enum", "READ_COMMITTED", "read-committed"),
        Pair("enum", "required", "REQUIRED"), Pair("enum", "readCommitted", "read_committed"),
        Pair("string", "a b", "a b"),
    ]

    static let different: [Pair] = [
        Pair("duration", "30s", "30"), Pair("duration", "10m", "10"), Pair("duration", "1m", "1ms"),
        Pair("duration(s)", "30", "30ms"), Pair("size", "1MB", "1000000"), Pair("size(redis)", "1k", "1kb"),
        Pair("size(k8s)", "1M", "1Mi"), Pair("size(compose)", "10m", "10"), Pair("list", "a,b", "b,a"),
        Pair("list", "a,b", "a,,b"), Pair("set", "a,b", "a,b,c"), Pair("string", "DEBUG", "debug"),
        Pair("string", "30s", "30000"), Pair("boolean", "true", "false"), Pair("period", "1m", "30d"),
        Pair("number", "1", "1.01"), Pair("acks", "all", "1"), Pair("enum", "NONE", "NO"),
        Pair("duration(postgres)", "1min", "1ms"), Pair("caseless", "WARN", "WARNING"),
    ]

    @Test(arguments: equal)
    func `texts that mean one thing have one form`(_ pair: Pair) throws {
        let (left, right) = try pair.forms
        #expect(left != nil && left == right)
    }

    @Test(arguments: different)
    func `texts that mean two things have two forms`(_ pair: Pair) throws {
        let (left, right) = try pair.forms
        #expect(left != nil && right != nil && left != right)
    }

    @Test(arguments: [
        ("duration", "30 s"), ("duration", "30x"), ("duration", "1h30m"), ("duration", "1.5s"), ("duration", "PT"),
        ("duration", "P1DT"), ("duration", "PT1M1H"), ("duration", "P1Y"), ("duration", "9223372036854775807d"),
        ("milliseconds", "30s"), ("milliseconds", "1.5"), ("long(s)", "PT30S"), ("integer", "1.0"), ("integer", "12a"),
        ("number", "ten"), ("number", "nan"), ("period", "1h"), ("period", "1d1y"), ("size", "10mb"), ("size", "10Mb"),
        ("size", "1PB"), ("size", "1.5GB"), ("boolean", "y"), ("boolean", "enabled"), ("size(redis)", "1tb"),
        ("size(mariadb)", "16MB"), ("size(postgres)", "8KB"), ("size(compose)", "-1m"), ("size(k8s)", "1KB"),
        ("duration(compose)", "90"), ("duration(compose)", "1d"), ("duration(kafka)", "30s"),
        ("boolean(redis)", "true"),
        ("boolean(kafka)", "yes"), ("acks", "2"), ("acks", "ALL"), ("duration(postgres)", "5m"),
    ])
    func `what a reader refuses is no value of its type`(_ name: String, _ text: String) throws {
        let type = try #require(ValueType(named: name))
        #expect(type.canonical(text) == nil)
        #expect(!type.fits(text))
    }

    @Test func `every name that a rules file may use is a type, and says its name`() throws {
        for name in ValueType.names {
            let type = try #require(ValueType(named: name))
            #expect(ValueType(named: type.name) == type)
        }
        #expect(ValueType(named: "duration(y)") == nil)
        #expect(ValueType(named: "size(kafka)") == nil)
    }

    @Test(arguments: [
        ("duration", "170s", "3m"), ("size", "900KB", "1MB"), ("long(ms)", "1999", "2s"),
        ("duration(kafka)", "86400000", "-1"),
        ("size(k8s)", "1M", "1Mi"), ("string", "9", "10"), ("string", "90s", "2m"), ("number", "0.5", "1"),
    ])
    func `amounts are put in order by what they are`(_ name: String, _ less: String, _ more: String) throws {
        let type = try #require(ValueType(named: name))
        let low = try #require(Magnitude(less, as: type))
        let high = try #require(Magnitude(bound: more, as: type))
        #expect(low.dimension == high.dimension && low.amount < high.amount)
    }

    @Test func `no text makes a reader of amounts crash or wait`() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next() -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(truncatingIfNeeded: state >> 33)
        }
        let letters = Array("0123456789.+-PTDHMSYWptdhmsnuµkKMGTiEeBb ,#x")
        let types = ValueType.names.compactMap { ValueType(named: $0) }
        for _ in 0..<3_000 {
            let text = String((0..<(next() % 24)).map { _ in letters[next() % letters.count] })
            for type in types {
                let form = type.canonical(text)
                #expect(type.canonical(text) == form)
                _ = Magnitude(text, as: type)
            }
        }
        #expect(ValueType.size.canonical(String(repeating: "9", count: 1 << 20)) == nil)
    }
}
