/// The body of SQLite's `CREATE TRIGGER`.
///
/// It ends where SQLite's own shell ends it: at an `END` right after a `;` and right before one. `END` of a `CASE`
/// never stands there.
struct TriggerBody {
    private enum Place {
        case inside
        case afterSemicolon
        case afterEnd
    }

    /// Where the trigger was opened.
    let offset: Int
    private var place = Place.inside

    init(offset: Int) { self.offset = offset }

    /// Whether the last token was the `END` of the body.
    var isClosed: Bool {
        switch place {
        case .afterEnd: true
        case .inside, .afterSemicolon: false
        }
    }

    mutating func take(_ token: BodyToken) {
        if case .word(.end) = token, case .afterSemicolon = place {
            place = .afterEnd
        } else {
            place = .inside
        }
    }

    /// Takes a `;` and says whether the trigger ends there.
    mutating func takeSemicolon() -> Bool {
        if isClosed { return true }
        place = .afterSemicolon
        return false
    }
}
