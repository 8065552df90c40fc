import Files
import Findings

/// Reads the files of a Spring service's folder, each once for all environments.
struct SpringFiles {
    let policy: SecretPolicy
    private var read: [String: Result<[SpringDocument], ConfigFileError>] = [:]
    private(set) var warnings: [Finding] = []

    init(policy: SecretPolicy) { self.policy = policy }

    /// The extensions that Spring looks for, the weakest first.
    static let extensions = ["yaml", "yml", "properties"]

    /// The documents of a file, or none when it is not there.
    ///
    /// `shown` is the path for people.
    mutating func documents(
        of path: String,
        shown: String,
        profile: String?
    ) throws(ConfigFileError) -> [SpringDocument] {
        if let known = read[path] { return try known.get() }
        guard File.kind(path) != nil else { return [] }
        let result: Result<[SpringDocument], ConfigFileError>
        do throws(ConfigFileError) {
            result = .success(try parse(path, shown: shown, profile: profile))
        } catch {
            result = .failure(error)
        }
        read[path] = result
        return try result.get()
    }

    private mutating func parse(
        _ path: String,
        shown: String,
        profile: String?
    ) throws(ConfigFileError) -> [SpringDocument] {
        let content = try ConfigFile.read(path, shownAs: shown, policy: policy)
        warnings += content.warnings
        let name = Path.name(of: path)
        return content.documents.enumerated()
            .map { number, document in
                SpringDocument(
                    layer: content.documents.count > 1 ? "\(name) (document \(number + 1))" : name,
                    file: path,
                    entries: document.entries,
                    profile: profile
                )
            }
    }
}
