/// A place in a file that a person wrote.
package struct SourceLocation: Hashable, Sendable {
    /// The file's path as the person would type it, relative to the project folder where possible.
    package let file: String
    /// The line, counted from 1, or `nil` when the whole file is meant.
    package let line: Int?
    /// The column in bytes, counted from 1, or `nil` when the whole line is meant.
    package let column: Int?

    package init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension SourceLocation: CustomStringConvertible {
    /// The form that editors and terminals turn into a link: `file:line:column`.
    package var description: String {
        [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
    }
}
