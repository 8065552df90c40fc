/// Why a file is not the YAML that we read.
package struct YAMLError: Error, Equatable, Sendable {
    /// What is wrong.
    package enum Problem: Equatable, Sendable {
        /// The text breaks a rule of YAML; the sentence is for the person who wrote it.
        case syntax(String)
        case tooLarge(limit: Int)
        case tooDeep(limit: Int)
        case tooManyRepeatedNodes(limit: Int)
        case tooManyNodes(limit: Int)
        case unknownAlias(String)
        case aliasInsideItself(String)
        case outOfMemory
    }

    package let file: String
    /// `nil` when the whole file is meant.
    package let position: YAMLPosition?
    package let problem: Problem

    package init(file: String, position: YAMLPosition?, problem: Problem) {
        self.file = file
        self.position = position
        self.problem = problem
    }
}

extension YAMLError.Problem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .syntax(let sentence): sentence
        case .tooLarge(let limit): "The file is larger than \(limit) bytes."
        case .tooDeep(let limit): "Lists and mappings are nested more than \(limit) deep."
        case .tooManyRepeatedNodes(let limit):
            "The aliases of this document repeat more than \(limit) values. Write the values out, or use fewer aliases."
        case .tooManyNodes(let limit): "The file holds more than \(limit) values."
        case .unknownAlias(let name): "The alias *\(name) has no anchor &\(name) before it in this document."
        case .aliasInsideItself(let name): "The alias *\(name) stands inside the value that it names."
        case .outOfMemory: "There is not enough memory to read this file."
        }
    }
}

extension YAMLError: CustomStringConvertible {
    package var description: String {
        let place = position.map { "\(file):\($0.line):\($0.column)" } ?? file
        return "\(place): \(problem)"
    }
}
