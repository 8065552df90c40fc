import Database
import TestSupport
import Testing
import Topology

/// No error ever shows a password, wherever it stands and whatever is wrong around it.
@Suite(.scratchFolder) struct Leaks {
    private static let canary = "hunter2"

    /// Urls that hold the password in every place that a person may put it by mistake.
    static let malformed: [String] = [
        "mariadb://a:hunter2@h/d", "mariadb://a:hunter2%zz@h/d", "mariadb://a:hun%zzter2@h/d",
        "mariadb://a:hunter2@[::1/d",
        "mariadb://a:hunter2@h:99999/d", "mariadb://a:hunter2@h", "mariadb://a:hunter2/x@h/d",
        "mariadb://a:x?hunter2@h/d",
        "mariadb://a:x?hunter2=1@h/d", "mariadb://a:x#hunter2@h/d", "mariadb:a:hunter2@h/d", "a:hunter2@h/d",
        "hunter2://a@h/d", "mariadb//a:hunter2@h/d", "mariadb://a:hunter2 @h/d", "mariadb://a:{hunter2}@h/d",
        "mariadb://a:x&hunter2@h/d", "mariadb://a@h/d?password=hunter2", "mariadb://a:hunter2@h,i/d",
        "://a:hunter2@h/d",
        "mariadb://:hunter2@h/d", "mariadb://a:x@hunter2@h:y/d", "hunter2:x", "mariadb://a@h/d?tls=hunter2",
        "mariadb://a:x?y&hunter2=z", "sqlite://a:hunter2@x", "jdbc:mysql://a:hunter2@h/d",
        "mariadb://a:\u{7F}hunter2@h/d",
    ]

    @Test(arguments: malformed)
    func `a url in a file`(url: String) async throws {
        let text = try await everything(about: "url: \(yaml(url))", variables: [:])
        #expect(!text.contains(Self.canary))
    }

    @Test(arguments: malformed)
    func `a url from a variable`(url: String) async throws {
        let text = try await everything(about: "url: ${env:URL}", variables: ["URL": url])
        #expect(!text.contains(Self.canary))
    }

    @Test(arguments: 0..<10)
    func `a url damaged at random`(seed: UInt64) async throws {
        var random = SeededNumbers(seed: seed)
        let project = try openProject(["environments/dev.yaml": "environment: dev\nurl: ${env:URL}"])
        for _ in 0..<40 {
            var url = Array("postgres://user:hunter2@host.example:5432/database?tls=verify-ca&schema=s")
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<url.count, using: &random)
                // The canary itself stays whole, or its absence would prove nothing.
                let isCanary = String(url[max(0, place - 7)..<min(url.count, place + 8)]).contains(Self.canary)
                guard !isCanary else { continue }
                url[place] = Array("@:/?#%[]{}$&= ,\t").randomElement(using: &random) ?? "@"
            }
            let text = try await everything(
                about: "url: ${env:URL}",
                variables: ["URL": String(url)],
                folder: project.folder
            )
            #expect(!text.contains(Self.canary), "seed \(seed)")
        }
    }

    /// All text that a person could see of the project, its targets and the endpoint or the error.
    private func everything(
        about line: String,
        variables: [String: String],
        folder: String? = nil
    ) async throws -> String {
        var seen = ""
        do {
            let project: Project
            if let folder {
                project = try Project.open(folder: folder) { variables[$0] }
            } else {
                project = try openProject(["environments/dev.yaml": "environment: dev\n\(line)"], variables: variables)
            }
            for target in try project.targets(environment: "dev", shards: []) {
                let endpoint = try await target.endpoint()
                seen += "\(endpoint.password.map { "\($0)" } ?? "")\(String(reflecting: endpoint.password))"
            }
        } catch {
            seen += "\(error)\(String(reflecting: error))"
            dump(error, to: &seen)
        }
        return seen
    }

    private func yaml(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
