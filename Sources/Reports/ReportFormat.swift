/// The renderings of a report.
package enum ReportFormat: String, CaseIterable, Sendable {
    case text
    case json

    /// The whole report as one piece of text that ends with a newline.
    package func render(_ report: Report, style: TextStyle) -> String {
        switch self {
        case .text: TextFormat(style: style).render(report)
        case .json: JSONFormat().render(report)
        }
    }
}

/// Whether text may use colour; only a terminal gets it.
package enum TextStyle: Sendable {
    case plain
    case coloured
}
