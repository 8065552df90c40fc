/// The name of something at Amazon: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`.
package struct AmazonResourceName: Hashable, Sendable {
    /// `aws`, `aws-cn`, `aws-us-gov`.
    package let partition: String
    package let service: String
    /// Empty where the service knows no regions.
    package let region: String
    /// The number of the account; empty where names are the same for all.
    package let account: String
    /// What follows, colons included: `secret:app/db-AbCdEf`, `parameter/app/db`.
    package let resource: String

    /// Returns `nil` unless `text` has the form of a name.
    package init?(_ text: String) {
        let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard fields.count == 6, fields[0] == "arn", fields[1] == "aws" || fields[1].hasPrefix("aws-"),
            !fields[2].isEmpty,
            !fields[5].isEmpty
        else { return nil }
        partition = String(fields[1])
        service = String(fields[2])
        region = String(fields[3])
        account = String(fields[4])
        resource = String(fields[5])
    }
}

extension AmazonResourceName: CustomStringConvertible {
    package var description: String { "arn:\(partition):\(service):\(region):\(account):\(resource)" }
}
