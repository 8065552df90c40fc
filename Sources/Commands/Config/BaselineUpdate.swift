import ConfigRules
import Files
import Findings
import Reports

/// A baseline written anew: the first time with everything, later without what is mended.
struct BaselineUpdate {
    enum Outcome {
        case written(ConfigBaseline)
        /// Not every file could be read, so nobody knows what is mended.
        case refused
    }

    let file: BaselineFile
    let survey: ConfigSurvey
    let outcome: Outcome

    /// Writes the file of what a survey of the whole project found.
    init(of file: BaselineFile, with survey: ConfigSurvey) throws {
        let whole = file.isThere ? try file.read() : nil
        let old = whole.flatMap { $0.isOnlyLive ? nil : $0.ofFiles }
        self.file = file
        guard survey.isWhole else {
            self.survey = survey.against(old ?? ConfigBaseline(), of: file)
            outcome = .refused
            return
        }
        let violations = survey.judgement.violations
        let kept = old.map { $0.part(violations).known.map(\.violation) } ?? violations
        let part = (old ?? ConfigBaseline()).renewed(kept, today: WallClock.today)
        let new = (whole ?? ConfigBaseline()).replacingFiles(by: part)
        try file.write(new)
        self.survey = survey.against(new, of: file)
        outcome = .written(new)
    }
}

extension Report {
    /// What a baseline's update left, judged by the new file.
    init(_ update: BaselineUpdate) {
        self.init(configCheck: update.survey, touching: [])
        switch update.outcome {
        case .refused:
            next = "\(update.file.name) is left as it is: not every file could be read."
        case .written(let baseline):
            let count = baseline.entries.count
            next = "\(update.file.name) holds \(counted(count, "finding"))."
            let new = checks.flatMap(\.findings).contains { $0.severity == .error }
            if new {
                next =
                    (next ?? "") + " It takes up nothing new: mend what is an error, or remove the file to begin anew."
            }
        }
    }
}
