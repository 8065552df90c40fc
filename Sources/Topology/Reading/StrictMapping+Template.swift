import StrictYAML

extension StrictMapping {
    /// A text with the given parts.
    func template(_ key: Key, allowing parts: TemplateParts) -> Template? {
        text(key).flatMap { problems.template($0, allowing: parts) }
    }
}

extension ProblemCollector {
    /// The text as a template, or `nil` and a report.
    func template(_ text: Located<String>, allowing parts: TemplateParts) -> Template? {
        guard let location = text.location else { return nil }
        do throws(TemplateProblem) {
            return try Template(text.value, at: location, allowing: parts)
        } catch {
            report(error.sentence, at: location)
            return nil
        }
    }

    /// Ends the reading when anything was wrong.
    func throwIfAny() throws(ProjectError) {
        guard findings.isEmpty else { throw .invalid(all) }
    }
}
