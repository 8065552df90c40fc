extension String {
    /// The text with everything that could steer a terminal or hide other text written as `\u{…}`.
    ///
    /// Escapes control characters except newline and tab, bidirectional controls, zero-width characters and the line
    /// separators: names in a database and in files are an attacker's to choose.
    package var printable: String {
        guard !isPlain, unicodeScalars.contains(where: \.isUnsafeToShow) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.isUnsafeToShow {
                text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// The printable text in one line, for a cell of a table.
    package var printableInLine: String {
        printable.replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    }
}

extension String {
    /// Whether the text is ASCII without control characters other than newline and tab, as nearly all text is.
    private var isPlain: Bool { utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x09 } }
}

extension Unicode.Scalar {
    /// Whether the character could steer a terminal or hide others; newline and tab are not.
    var isUnsafeToShow: Bool {
        switch value {
        case 0x0A, 0x09: false
        case 0x00..<0x20, 0x7F..<0xA0: true  // C0, DEL, C1
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true  // invisible, bidirectional
        case 0x061C, 0x180E, 0xE0000...0xE007F: true
        case 0xFDD0...0xFDEF, 0xFFF9...0xFFFB: true  // no characters, and marks that hide text
        default: value & 0xFFFE == 0xFFFE  // no characters, which XML and HTML refuse
        }
    }

    /// How many columns of a terminal the character takes: 0 for marks, 2 for East Asian wide ones and emoji.
    var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        return switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}

extension String {
    /// The width of one printed line in terminal columns.
    var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }
}
