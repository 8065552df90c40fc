import ArgumentParser
import Reports

extension ReportFormat: ExpressibleByArgument {}

/// How the answer is shown.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How the answer is written. Repeatable: the n-th --output belongs to the n-th --format.",
            valueName: "format"
        )
    )
    var format: [ReportFormat] = []

    @Option(
        help: ArgumentHelp(
            "A file for the answer, in place of standard output. Written whole or not at all.",
            valueName: "file"
        ),
        completion: .file()
    )
    var output: [String] = []

    @Flag(name: [.long, .customShort("q")], help: "No progress on standard error.")
    var quiet = false

    @Flag(name: .customLong("no-color"), help: "No colour, as with the NO_COLOR environment variable.")
    var noColor = false

    /// Each format with the file that it goes to; `nil` means standard output.
    var destinations: [(format: ReportFormat, file: String?)] {
        let formats = format.isEmpty ? [.text] : format
        return formats.enumerated().map { ($0.element, $0.offset < output.count ? output[$0.offset] : nil) }
    }

    func validate() throws {
        let formats = max(format.count, 1)
        guard output.count <= formats else {
            throw ValidationError("There are \(output.count) --output files for \(formats) --format values.")
        }
        guard formats - output.count <= 1 else {
            throw ValidationError("Only one --format can go to standard output: give the others an --output file.")
        }
    }
}
