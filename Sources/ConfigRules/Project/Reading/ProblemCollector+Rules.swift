import Findings
import StrictYAML

extension ProblemCollector {
    /// Reports every name that is not one of the known ones.
    func check(_ names: [Located<String>]?, areAmong known: [String], called what: String) {
        for name in names ?? [] where !known.contains(name.value) {
            report(
                "There is no \(what) '\(name.value)'.\(suggestion(for: name.value, among: known)) "
                    + knownNames("\(what)s", known),
                at: name.location
            )
        }
    }
}
