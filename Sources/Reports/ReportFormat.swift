/// The renderings of a report.
package enum ReportFormat: String, CaseIterable, Sendable {
    case text
    case json
    case junit
    case sarif
    case markdown
    case html
    case github

    /// The whole report as one piece of text that ends with a newline; `version` is the tool's, where a format names it.
    ///
    /// Tables of text are made to fit into `width` columns; without one, as in a pipe or a file, nothing is cut.
    package func render(_ report: Report, style: TextStyle, width: Int? = nil, version: String? = nil) -> String {
        switch self {
        case .text: TextFormat(style: style, width: width).render(report)
        case .json: JSONFormat().render(report)
        case .junit: JUnitFormat().render(report)
        case .sarif: SARIFFormat(version: version).render(report)
        case .markdown: MarkdownFormat().render(report)
        case .html: HTMLFormat(version: version).render(report)
        case .github: GitHubFormat().render(report)
        }
    }
}

/// Whether text may use colour; only a terminal gets it.
package enum TextStyle: Sendable {
    case plain
    case coloured
}
