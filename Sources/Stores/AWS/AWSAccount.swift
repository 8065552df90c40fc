package import Secrets

/// Who asks AWS, and from where.
package struct AWSAccount: Sendable {
    let keyID: String
    let secretKey: Secret
    let sessionToken: Secret?
    let region: String?

    package init(keyID: String, secretKey: Secret, sessionToken: Secret? = nil, region: String? = nil) {
        self.keyID = keyID
        self.secretKey = secretKey
        self.sessionToken = sessionToken
        self.region = region
    }

    /// The account of the variables that AWS's own tools read.
    package init(_ variables: StoreVariables) throws(StoreError) {
        let purpose =
            "the access key that may read the entries; 'aws configure export-credentials --format env' prints it"
        self.init(
            keyID: try variables.required("AWS_ACCESS_KEY_ID", purpose: purpose),
            secretKey: try variables.secret("AWS_SECRET_ACCESS_KEY", purpose: purpose),
            sessionToken: variables["AWS_SESSION_TOKEN"].map { Secret($0) },
            region: variables.first(of: ["AWS_REGION", "AWS_DEFAULT_REGION"])?.value
        )
    }
}

/// The name of an entry, or its full ARN.
struct AWSName: Hashable, Sendable {
    let partition: String
    let region: String?
    /// What stands behind the ARN's account; the whole text when it is no ARN.
    let resource: String

    init(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn" else {
            (partition, region, resource) = ("aws", nil, text)
            return
        }
        (partition, region, resource) = (parts[1], parts[3].isEmpty ? nil : parts[3], parts[5])
    }

    /// Where the servers of a region have their names.
    var domain: String { partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com" }
}
