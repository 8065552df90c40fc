import StrictYAML

extension ProblemCollector {
    /// Whether a name can stand in a file name, a glob and a report; reports it otherwise.
    func checkName(_ name: Located<String>, of what: String) -> Bool {
        guard name.value.isEmpty || name.value.first == "-" || !name.value.utf8.allSatisfy(\.isNamePart) else {
            return true
        }
        report(
            "The name of a\(what.first.map { "aeiou".contains($0) } == true ? "n" : "") \(what) "
                + "is made of letters, digits, '_', '-' and '.', and does not begin with '-'.",
            at: name.location
        )
        return false
    }

    /// Refuses a password in plain text where it would open a protected environment.
    func checkPassword(_ password: Template?, in environment: DeployEnvironment) {
        guard environment.isProtected, let password, !password.hasVariables else { return }
        report(
            "The password of a protected environment cannot stand in a file. Write ${env:NAME}, ${file:PATH} or another "
                + "variable in its place.",
            at: password.location
        )
    }
}
