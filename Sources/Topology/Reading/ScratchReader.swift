import Findings
import SQLText
import StrictYAML
import YAML

/// A server on which history may be replayed, as an environment names it.
struct ScratchSettings: Sendable {
    let url: Template
    let password: Template?
    let tls: TLSSettings
}

/// Reads `scratch:` of an environment: a url, a mapping with one, or a list of these, one for each kind of database.
struct ScratchReader {
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case url
        case password
        case tls
    }

    /// The servers; what could not be read is left out and reported.
    func read(_ node: FileNode?) -> [ScratchSettings] {
        guard let node else { return [] }
        guard case .sequence = node.node.content else { return [server(node)].compactMap(\.self) }
        let servers = (node.items(called: "scratch", problems) ?? []).compactMap(server)
        var known: Set<Dialect> = []
        for server in servers {
            guard let dialect = server.url.dialect, !known.insert(dialect).inserted else { continue }
            problems.report(
                "'scratch' names two servers for \(dialect.displayName). Keep one.",
                at: server.url.location
            )
        }
        return servers
    }

    private func server(_ node: FileNode) -> ScratchSettings? {
        if node.isText {
            guard let text = node.text(called: "scratch", problems) else { return nil }
            guard let url = problems.template(text, allowing: [.fields, .variables]) else { return nil }
            return checked(ScratchSettings(url: url, password: nil, tls: TLSSettings()))
        }
        guard let mapping = StrictMapping<Key>(node, called: "'scratch'", problems: problems) else { return nil }
        let reader = ConnectionReader(mapping: mapping, problems: problems, extraParts: [])
        guard mapping.node(.url) != nil else {
            problems.report("'scratch' needs a url.", at: mapping.location)
            return nil
        }
        let (password, tls) = (reader.password(.password), reader.tls(.tls))
        guard let url = mapping.template(.url, allowing: [.fields, .variables]) else { return nil }
        return checked(ScratchSettings(url: url, password: password, tls: tls))
    }

    private func checked(_ settings: ScratchSettings) -> ScratchSettings {
        if let problem = settings.url.problemAsURL(of: .scratch) {
            problems.report(problem.description, at: settings.url.location)
        }
        return settings
    }
}

extension Template {
    /// The kind of database that the url names, when its scheme stands in the file.
    fileprivate var dialect: Dialect? {
        guard case .text(let text) = pieces.first else { return nil }
        return Dialect(scheme: text.prefix { $0 != ":" }.lowercased())
    }
}
