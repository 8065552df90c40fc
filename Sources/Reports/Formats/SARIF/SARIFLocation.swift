import Findings

/// Where code scanning shows a finding.
enum SARIFLocation {
    /// The file that a person would open, and the object of each database that has the finding.
    ///
    /// Code scanning shows nothing without a file. What was found in a database alone is shown at the environment's file,
    /// or at `migrate.yaml`; what is in a file as a whole, at its first line. Columns are left out: ours count bytes.
    static func value(of shared: SharedFinding, in report: Report) -> JSONValue {
        let file =
            shared.finding.location?.file ?? report.environment.map { "environments/\($0).yaml" } ?? "migrate.yaml"
        var members = [("physicalLocation", physical(file, line: shared.finding.location?.line))]
        let objects = objects(of: shared)
        if !objects.isEmpty { members.append(("logicalLocations", .array(objects))) }
        return .object(members)
    }

    /// Another place that a finding speaks of.
    static func value(of place: RelatedPlace, number: Int) -> JSONValue {
        .object([
            ("id", .init(number)),
            ("physicalLocation", physical(place.location.file, line: place.location.line)),
            ("message", .object([("text", .text(place.title))])),
        ])
    }

    private static func physical(_ file: String, line: Int?) -> JSONValue {
        .object([
            ("artifactLocation", artifact(file)), ("region", .object([("startLine", .init(max(line ?? 1, 1)))])),
        ])
    }

    private static func objects(of shared: SharedFinding) -> [JSONValue] {
        guard let object = shared.finding.difference?.object else {
            return shared.shards.map { shard in
                .object([("name", .text(shard)), ("fullyQualifiedName", .text(shard)), ("kind", .text("database"))])
            }
        }
        let parts = object.split(separator: ":", maxSplits: 1).map(String.init)
        let kind = parts.count == 2 ? parts[0] : "object"
        let names = shared.shards.isEmpty ? [object] : shared.shards.map { "\($0)/\(object)" }
        return names.map { name in
            .object([
                ("name", .text(parts.last ?? object)), ("fullyQualifiedName", .text(name)), ("kind", .text(kind)),
            ])
        }
    }

    private static func artifact(_ file: String) -> JSONValue {
        file.hasPrefix("/")
            ? .object([("uri", .text("file://" + encoded(file)))])
            : .object([("uri", .text(encoded(file))), ("uriBaseId", .text("%SRCROOT%"))])
    }

    /// A path as the path of a URI (RFC 3986): all but unreserved characters and slashes as `%XX`.
    private static func encoded(_ path: String) -> String {
        path.utf8.reduce(into: "") { encoded, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
    }
}
