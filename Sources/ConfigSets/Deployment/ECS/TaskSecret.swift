package import Secrets

/// What the `valueFrom` of a task definition names: a secret of Secrets Manager or a parameter.
package struct TaskSecret: Hashable, Sendable {
    /// Who keeps the value, under the name that the store knows.
    package let reference: StoreReference
    /// The account and the region; `nil` for a parameter's bare name, which is one of the task's own region.
    package let resource: AmazonResourceName?
    /// Why ECS does not start a task with this, in a full sentence; `nil` when it does.
    package let problem: String?

    /// Reads a `valueFrom`.
    package init(valueFrom text: String) {
        guard text.hasPrefix("arn:") else {
            self.init(
                StoreReference(store: .parameterStore, name: text),
                nil,
                text.isEmpty ? "A 'valueFrom' is empty." : nil
            )
            return
        }
        guard let resource = AmazonResourceName(text) else {
            self.init(
                StoreReference(store: .secretsManager, name: text),
                nil,
                "This is not the whole name of a resource."
            )
            return
        }
        switch resource.service {
        case "secretsmanager": self.init(secret: resource)
        case "ssm":
            let isParameter = resource.resource.hasPrefix("parameter/") && resource.resource.count > 10
            self.init(
                StoreReference(store: .parameterStore, name: text),
                resource,
                isParameter ? nil : "This is the name of something that is no parameter."
            )
        case _:
            self.init(
                StoreReference(store: .secretsManager, name: text),
                resource,
                "Values come from Secrets Manager and from the Parameter Store alone."
            )
        }
    }

    private init(_ reference: StoreReference, _ resource: AmazonResourceName?, _ problem: String?) {
        self.reference = reference
        self.resource = resource
        self.problem = problem
    }

    /// `secret:NAME`, or `secret:NAME:KEY:STAGE:ID` with every colon.
    private init(secret resource: AmazonResourceName) {
        let fields = resource.resource.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let start = "arn:\(resource.partition):\(resource.service):\(resource.region):\(resource.account):"
        let name = fields.count > 1 ? "\(start)\(fields[0]):\(fields[1])" : resource.description
        let rest = fields.dropFirst(2).map { $0.isEmpty ? nil : $0 } + [nil, nil, nil]
        let (key, stage, id) = (rest[0], rest[1], rest[2])
        let reference = StoreReference(store: .secretsManager, name: name, key: key, version: stage ?? id)
        var problem: String?
        if fields[0] != "secret" || fields.count < 2 || fields[1].isEmpty {
            problem = "This is the name of something that is no secret."
        } else if fields.count != 2, fields.count != 5 {
            problem = "Behind a secret's name stand its key, stage and version with all three colons, or nothing."
        } else if stage != nil, id != nil {
            problem = "A stage and a version cannot both be named."
        }
        self.init(reference, AmazonResourceName(name), problem)
    }
}
