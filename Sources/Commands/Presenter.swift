import ArgumentParser
import Files
import Findings
import Migrations
import Reports
import Topology

/// Runs a command's work and shows its report in every format that was asked for.
///
/// The exit status is thrown here and nowhere else.
struct Presenter {
    let command: String
    let options: ReportOptions

    /// Does the work and shows its report; what the work throws becomes a report too, so that CI gets its format.
    func present(_ work: @escaping @Sendable (Progress) async throws -> Report) async throws {
        let progress = Progress(isQuiet: options.quiet)
        let command = command
        let (result, interruption) = await Interruptions()
            .run {
                do {
                    return try await work(progress)
                } catch {
                    return Report(command: command, failure: error)
                }
            }
        progress.end()
        var report = result
        if let interruption { report.exitCode = interruption.rawValue }
        try show(report)
        try requireWholeOutput()
        guard report.exitCode == ExitStatus.done.rawValue else { throw ExitCode(report.exitCode) }
    }

    /// A dry run's standard output is SQL for another program: what it means for a person goes to standard error.
    private func showWhatTheScriptHides(_ report: Report) {
        guard !options.quiet || report.exitCode != ExitStatus.done.rawValue else { return }
        var words = report
        words.script = nil
        let style = options.noColor ? .plain : Terminal.style(of: .errors)
        Terminal.write(ReportFormat.text.render(words, style: style), to: .errors)
    }

    /// An answer that was cut off, as by a full disk, must not pass for one.
    private func requireWholeOutput() throws {
        guard let reason = Terminal.lostOutput else { return }
        Terminal.write("migrate: The answer could not be written to standard output: \(reason).\n", to: .errors)
        throw ExitCode(ExitStatus.unchecked.rawValue)
    }

    private func show(_ report: Report) throws {
        let style = options.noColor ? .plain : Terminal.style(of: .output)
        for (format, file) in options.destinations {
            guard let file else {
                let width = Terminal.columns(of: .output)
                let answer = format.render(report, style: style, width: width, version: productVersion)
                Terminal.write(answer, to: .output)
                if format == .text, report.script != nil { showWhatTheScriptHides(report) }
                continue
            }
            do throws(FileError) {
                let answer = format.render(report, style: .plain, version: productVersion)
                try File.write(Array(answer.utf8), to: file)
            } catch {
                Terminal.write("migrate: \(error.description.printable)\n", to: .errors)
                throw ExitCode(ExitStatus.unchecked.rawValue)
            }
        }
    }
}
