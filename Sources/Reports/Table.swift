/// Rows under columns; tables of one key are one array for programs.
package struct Table: Hashable, Sendable {
    /// Whom a table is made for: a matrix reads well and a list of records computes well.
    package enum Audience: Sendable {
        case people
        case programs
        case both
    }

    /// The name in JSON, in lowerCamelCase.
    package let key: String
    /// The line above the table, for people.
    package let title: String?
    package let audience: Audience
    package let columns: [Column]
    package var rows: [[Cell]]

    package init(
        key: String,
        title: String? = nil,
        audience: Audience = .both,
        columns: [Column],
        rows: [[Cell]]
    ) {
        self.key = key
        self.title = title
        self.audience = audience
        self.columns = columns
        self.rows = rows
    }
}

/// One column of a table.
package struct Column: Hashable, Sendable {
    /// The name in JSON, in lowerCamelCase.
    package let key: String
    /// The heading, for people; `nil` leaves the column out of what people see.
    package let title: String?
    package let fit: Fit

    /// What becomes of values that are too long for a line.
    package enum Fit: Sendable {
        case whole
        /// Whole in text, on several lines of a page.
        case wrapped
        /// Cut in text, on several lines of a page; formats for programs have all of it.
        case shortened
    }

    package init(_ key: String, _ title: String?, fit: Fit = .whole) {
        self.key = key
        self.title = title
        self.fit = fit
    }
}

/// One value in a table.
package enum Cell: Hashable, Sendable {
    case none
    case text(String)
    case integer(Int64)
    case truth(Bool)
    case list([String])
    /// A word that is good, bad or waiting, so that voices can colour it.
    case state(String, Tone)

    /// Text, or nothing.
    package init(_ text: String?) { self = text.map(Cell.text) ?? .none }
    /// A number, or nothing.
    package init(_ number: (some BinaryInteger)?) { self = number.map { .integer(Int64($0)) } ?? .none }
}

/// What a state means for the reader.
package enum Tone: Sendable {
    case good
    case waiting
    case bad
    case quiet
}
