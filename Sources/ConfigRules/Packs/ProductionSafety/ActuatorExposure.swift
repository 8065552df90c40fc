import ConfigSets

/// Which dangerous endpoints of the actuator anybody can call over HTTP.
struct ActuatorExposure {
    /// The setting that exposes them.
    let value: EffectiveValue
    /// In the order in which they are listed here.
    let endpoints: [String]

    /// Endpoints that show settings and memory, or stop the service.
    private static let dangerous = ["env", "configprops", "heapdump", "shutdown", "jolokia", "restart"]
    /// Endpoints that nobody has until they are switched on.
    private static let offByDefault: Set = ["shutdown", "restart"]

    /// `nil` when none is exposed.
    init?(_ column: PackColumn) {
        let prefix = "management.endpoints.web.exposure"
        guard let (items, value) = column.items("\(prefix).include") else { return nil }
        if column.value("management.server.port")?.number == -1 { return nil }
        let included = Set(items.map { $0.lowercased() })
        let excluded = Set((column.items("\(prefix).exclude")?.items ?? []).map { $0.lowercased() })
        guard !excluded.contains("*") else { return nil }
        let exposed = Self.dangerous.filter { endpoint in
            guard !excluded.contains(endpoint) else { return false }
            if included.contains(endpoint) { return Self.isOn(endpoint, column) != false }
            return included.contains("*") && (Self.isOn(endpoint, column) ?? !Self.offByDefault.contains(endpoint))
        }
        guard !exposed.isEmpty else { return nil }
        self.value = value
        endpoints = exposed
    }

    /// Whether somebody switched an endpoint on or off; `nil` where its own default counts.
    private static func isOn(_ endpoint: String, _ column: PackColumn) -> Bool? {
        let own = "management.endpoint.\(endpoint)"
        if let isEnabled = column.value("\(own).enabled")?.truth { return isEnabled }
        if let access = column.value("\(own).access")?.constant { return access != "none" }
        if column.isFalse("management.endpoints.enabled-by-default") { return false }
        let access = column.value("management.endpoints.access.default")?.constant
        return access == "none" ? false : nil
    }
}
