import Files
import Findings
import Migrations
import Operations
import YAML

extension ApprovedPlan {
    /// Reads what `plan --out` wrote: the JSON report of `plan`, which is YAML too.
    ///
    /// - Throws: `FileError`, or a `Refusal` when the file is no whole plan.
    static func read(_ path: String) throws -> ApprovedPlan {
        let bytes = try File.read(path)
        var limits = YAMLLimits()
        limits.bytes = bytes.count
        guard let report = try? YAMLStream.parse(bytes, file: path, limits: limits).first,
            report["command"]?.scalar?.text == "plan", report["exitCode"]?.scalar?.text == "0",
            let environment = report["environment"]?.scalar?.text,
            let limit = (report["target"]?.scalar?.text).flatMap({ MigrationLimit($0) }),
            let shards = report["shards"]?.items,
            let rows = report["migrations"]?.items
        else { throw notAPlan(path) }
        var scripts: [String: [Script]] = [:]
        for row in rows {
            guard let shard = row["shard"]?.scalar?.text, let name = row["script"]?.scalar?.text,
                let digest = (row["textSha256"]?.scalar?.text).flatMap({ ContentDigest(hexadecimal: $0) })
            else { throw notAPlan(path) }
            scripts[shard, default: []].append(Script(name: name, digest: digest))
        }
        let listed = shards.map { shard in
            let name = shard["shard"]?.scalar?.text ?? ""
            return Shard(name: name, place: shard["place"]?.scalar?.text ?? "", scripts: scripts[name] ?? [])
        }
        return ApprovedPlan(environment: environment, limit: limit, shards: listed)
    }

    private static func notAPlan(_ path: String) -> Refusal {
        Refusal(
            status: .unchecked,
            finding: Finding(
                code: "NOT_A_PLAN",
                message: "\(path) is not a plan that ended without findings.",
                advice: "Make one with 'migrate plan --out \(path)'.",
                location: SourceLocation(file: path)
            )
        )
    }
}
