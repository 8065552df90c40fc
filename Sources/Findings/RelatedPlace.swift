/// Another place that a finding speaks of, such as where one environment has its value.
package struct RelatedPlace: Hashable, Sendable {
    package let location: SourceLocation
    /// What the place is, in a word or two, such as the environment's name.
    package let word: String
    /// What stands there, as far as it may be shown; never holds a secret.
    package let remark: String?

    package init(location: SourceLocation, word: String, remark: String? = nil) {
        self.location = location
        self.word = word
        self.remark = remark
    }

    /// The word with what stands there.
    package var title: String { remark.map { "\(word)  \($0)" } ?? word }
}
