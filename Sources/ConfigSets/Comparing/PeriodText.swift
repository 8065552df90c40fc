/// Reads Spring's `Period`: `1y2m`, `2w`, `P1Y2M3D`, a bare number of days.
enum PeriodText {
    /// Years, months and days, which no number of days stands for.
    static func canonical(_ text: String) -> String? {
        let trimmed = text.trimmed.uppercased()
        if let days = Int64(trimmed) { return "0y0m\(days)d" }
        var rest = trimmed[...]
        var sign: Int64 = 1
        if let first = rest.first, "+-".contains(first), rest.dropFirst().first == "P" {
            sign = first == "-" ? -1 : 1
            rest.removeFirst()
        }
        let isISO = rest.first == "P"
        if isISO { rest.removeFirst() }
        guard !rest.isEmpty, isISO || sign == 1 else { return nil }
        var amounts: [Character: Int64] = [:]
        var units = "YMWD"[...]
        while !rest.isEmpty {
            guard let number = DecimalText(rest), number.places == 0, abs(number.digits) < 1 << 40,
                let unit = number.unit.first, let place = units.firstIndex(of: unit)
            else { return nil }
            amounts[unit] = number.digits * sign
            units = units[units.index(after: place)...]
            rest = number.unit.dropFirst()
        }
        let days = (amounts["W"] ?? 0) * 7 + (amounts["D"] ?? 0)
        return "\(amounts["Y"] ?? 0)y\(amounts["M"] ?? 0)m\(days)d"
    }
}
