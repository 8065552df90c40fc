import TestSupport
import Testing
import Topology

@Suite(.scratchFolder) struct Selection {
    private let files = [
        "environments/dev.yaml": "environment: dev\nurl: \"sqlite:{shard.name}.db\"",
        "environments/prod.yaml": "environment: prod",
        "migrate.yaml": "default-environment: dev",
        "shards/1.yaml": "shard: pay1\ntags: [canary, eu]\nenvironments: {prod: {url: \"sqlite:p.db\"}}",
        "shards/2.yaml": "shard: pay2\ntags: [eu]",
        "shards/3.yaml": "shard: venue",
    ]

    private func names(_ patterns: [String], environment: String? = nil) throws -> [String] {
        try openProject(files).targets(environment: environment, shards: patterns).map(\.shard)
    }

    @Test(arguments: [
        ([], ["pay1", "pay2", "venue"]), (["venue", "pay1"], ["pay1", "venue"]), (["pay*"], ["pay1", "pay2"]),
        (["tag:eu", "pay1"], ["pay1", "pay2"]), (["p?y[2-9]"], ["pay2"]), (["*"], ["pay1", "pay2", "venue"]),
    ])
    func `names, globs and tags select shards in the order of the files`(patterns: [String], shards: [String]) throws {
        #expect(try names(patterns) == shards)
    }

    @Test func `a shard without a url in an environment is not in it`() throws {
        #expect(try names([], environment: "prod") == ["pay1"])
        #expect(throws: ProjectError.noDatabase(shard: "venue", environment: "prod")) {
            try names(["venue"], environment: "prod")
        }
    }

    @Test(arguments: [
        ("vanue", "There is no shard vanue. Did you mean venue? Known shards: pay1, pay2, venue."),
        ("x*", "No shard of environment dev matches x*. Known shards: pay1, pay2, venue."),
        ("tag:us", "No shard of environment dev has the tag us. Tags stand under 'tags:' in shards/."),
    ])
    func `what stands for no shard is an error, even beside something that does`(pattern: String, text: String) throws {
        #expect(try problems(choosing: ["pay1", pattern], in: files) == [text])
    }

    @Test func `waves take each target once, and what none names goes last`() throws {
        let targets = try openProject(files).targets(environment: "dev", shards: [])
        func waves(_ patterns: String...) -> [[String]] {
            Rollout(waves: patterns.map { ShardPattern($0) }).waves(of: targets).map { $0.map(\.shard) }
        }
        #expect(waves("*") == [["pay1", "pay2", "venue"]])
        #expect(waves("tag:canary", "*") == [["pay1"], ["pay2", "venue"]])
        #expect(waves("venue", "tag:canary") == [["venue"], ["pay1"], ["pay2"]])
        #expect(waves("nobody", "*") == [["pay1", "pay2", "venue"]])
    }
}
