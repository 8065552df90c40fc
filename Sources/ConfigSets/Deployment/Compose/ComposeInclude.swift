import Files
import Findings

/// One item of a compose file's `include`: a project of its own, whose services come along.
struct ComposeInclude {
    /// The files of the included project, the weakest first, from the project's folder.
    let files: [String]
    /// The file beside which its paths begin; it need not be there.
    let root: String
    /// The files of variables that it names; `nil` for the `.env` beside its root.
    let variables: [Located]?
    let location: SourceLocation

    /// A path with its place.
    struct Located {
        let path: String
        let location: SourceLocation
    }

    /// Reads `include`; `base` is the file beside which its paths begin.
    static func all(in node: DeploymentNode?, besides base: String) throws(ConfigFileError) -> [ComposeInclude] {
        guard let node, !node.isNull else { return [] }
        guard case .list(let items) = node.content else {
            throw ConfigFileError("'include' has to be a list of files.", at: node.location)
        }
        var includes: [ComposeInclude] = []
        for item in items { includes.append(try ComposeInclude(item, besides: base)) }
        return includes
    }

    private init(_ node: DeploymentNode, besides base: String) throws(ConfigFileError) {
        location = node.location
        files = try Self.paths(node["path"] ?? node, besides: base).map(\.path)
        guard let first = files.first else {
            throw ConfigFileError("An item of 'include' has to name a file.", at: node.location)
        }
        let folder = node["project_directory"]?.word.map { DeploymentFolder.path($0, besides: base) }
        root = folder.map { Path.join($0, Path.name(of: first)) } ?? first
        variables = try node["env_file"]
            .map { node throws(ConfigFileError) in
                try Self.paths(node, besides: base).filter { $0.path != "/dev/null" }
            }
    }

    /// A path, or a list of them.
    private static func paths(_ node: DeploymentNode, besides base: String) throws(ConfigFileError) -> [Located] {
        let items = node.word == nil ? node.items : [node]
        var paths: [Located] = []
        for item in items {
            guard let word = item.word, !word.isEmpty else {
                throw ConfigFileError("A path was expected here.", at: item.location)
            }
            paths.append(Located(path: DeploymentFolder.path(word, besides: base), location: item.location))
        }
        return paths
    }
}
