/// What every service that Spring starts knows about its process and its machine.
enum JavaProcess {
    // Spring sets the number of the process, Java the rest.
    private static let properties: Set = [
        "PID", "file.encoding", "file.separator", "java.class.path", "java.class.version", "java.home",
        "java.io.tmpdir", "java.library.path", "java.runtime.name", "java.runtime.version", "java.specification.name",
        "java.specification.vendor", "java.specification.version", "java.vendor", "java.version", "java.vm.name",
        "java.vm.specification.version", "java.vm.vendor", "java.vm.version", "line.separator", "native.encoding",
        "os.arch", "os.name", "os.version", "path.separator", "spring.application.pid", "user.dir", "user.home",
        "user.language", "user.name",
    ]

    /// Whether a placeholder of this name always finds a value.
    static func supplies(_ name: String) -> Bool { properties.contains(name) }
}
