import Files
package import Findings

/// The configuration of a Spring Boot service, as its folder of resources has it.
///
/// Keep one for all environments: each file is read once.
package struct SpringDirectory {
    private let roots: SpringLocation.Roots
    private let readsWorkingFolder: Bool
    private let shown: String
    private let served: [String]?
    private let cloudPlatform: String
    private var files: SpringFiles

    /// What a folder gives for one set of profiles.
    package struct Answer {
        /// The weakest first; those that stand above the files are not among them.
        package let layers: [ConfigLayer]
        package let profiles: [String]
        package let findings: [Finding]
    }

    /// Takes the folder that is the service's class path.
    ///
    /// - Parameters:
    ///   - folder: What is packed into the service as its class path.
    ///   - shown: The folder's path for people.
    ///   - working: The folder that the service runs in, when the files there count too; `file:` paths begin there.
    ///   - cloudPlatform: Where the service runs, as `on-cloud-platform` names it; `none` for nowhere.
    ///   - served: What the files are called that a config server reads here for the service, the weakest first; nothing
    ///     that the service is started with has a say in where they lie. `nil` where the service reads the folder itself.
    ///   - edited: Texts that count in place of files, by the files' paths for people.
    ///   - policy: What is a secret.
    package init(
        _ folder: String,
        shownAs shown: String,
        working: String? = nil,
        cloudPlatform: String = "none",
        served: [String]? = nil,
        edited: [String: [UInt8]] = [:],
        policy: SecretPolicy
    ) {
        let resources = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        roots = SpringLocation.Roots(resources: resources, working: working ?? Self.project(of: resources))
        readsWorkingFolder = working != nil
        self.shown = shown
        self.served = served
        self.cloudPlatform = cloudPlatform
        files = SpringFiles(policy: policy, edited: edited)
    }

    /// The configuration of a service whose class path nobody here knows.
    package init(cloudPlatform: String, policy: SecretPolicy) {
        // No file system has such a folder at a relative path of these tools.
        self.init("classpath:", shownAs: "classpath:", cloudPlatform: cloudPlatform, policy: policy)
    }

    /// The folder that people start a service in whose resources lie here.
    private static func project(of resources: String) -> String {
        let tail = "src/main/resources"
        guard resources.hasSuffix("/" + tail) else { return resources == tail ? "." : resources }
        return String(resources.dropLast(tail.count + 1))
    }

    /// Reads at once what environments with these profiles will ask for, on as many cores as there are.
    package mutating func prepare(for profiles: [String]) {
        files.prepare(roots.resources, shown: shown, names: served ?? SpringLoader.usualNames, profiles: profiles)
    }

    /// Reads what a service finds.
    ///
    /// - Parameters:
    ///   - active: The profiles that the environment names; what the layers above say about them counts more.
    ///   - above: What stands above the files, the weakest first: variables, system properties, arguments.
    ///   - mounted: What volumes put where the service runs, if it is known.
    /// - Returns: The layers that the files make, and the profiles that chose them.
    /// - Throws: `ConfigFileError` when a file cannot be read to its end or is missing: nothing of the folder counts.
    package mutating func read(
        active: [String],
        above: [ConfigLayer] = [],
        mounted: MountedFiles? = nil
    ) throws(ConfigFileError) -> Answer {
        var roots = roots
        if let folder = mounted?.workingFolder {
            roots = SpringLocation.Roots(resources: roots.resources, working: folder)
            files.enter(mounted, besides: [roots.resources])
        } else {
            files.enter(mounted, besides: [roots.resources, roots.working])
        }
        var loader = SpringLoader(
            files: files,
            roots: roots,
            readsWorkingFolder: readsWorkingFolder || mounted?.workingFolder != nil,
            shown: shown,
            served: served,
            above: above,
            declared: SpringLoader.Declared(profiles: active, platform: cloudPlatform)
        )
        defer { files = loader.files }
        return try loader.read()
    }
}
