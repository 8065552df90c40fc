/// `{n}` in a range: `{n:04}` pads with zeros, `{n%16}`, `{n/64}`, `{n+1}` and `{n*2}` compute, left to right.
struct NumberFormat: Hashable, Sendable {
    /// One step of the computation.
    private enum Step: Hashable {
        case remainder(Int)
        case quotient(Int)
        case sum(Int)
        case difference(Int)
        case product(Int)
    }

    private let steps: [Step]
    private let width: Int

    private static let stepsMax = 4
    private static let widthMax = 20

    /// Reads what stands between the braces; `nil` when it is not about `n`.
    init?(_ text: Substring) {
        guard text.first == "n" else { return nil }
        var rest = text.dropFirst()
        var steps: [Step] = []
        while let sign = rest.first, sign != ":" {
            rest.removeFirst()
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let number = Int(digits), steps.count < Self.stepsMax, let step = Self.step(sign, number) else {
                return nil
            }
            steps.append(step)
            rest = rest.dropFirst(digits.count)
        }
        var width = 0
        if rest.popFirst() == ":" {
            guard rest.first == "0", let number = Int(rest), (1...Self.widthMax).contains(number) else { return nil }
            width = number
        }
        self.steps = steps
        self.width = width
    }

    /// The number as text.
    func text(of number: Int?) throws(TemplateGap) -> String {
        guard let number, let result = computed(number) else {
            throw TemplateGap(sentence: "The number {n} is too large here.")
        }
        let digits = String(result)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func step(_ sign: Character, _ number: Int) -> Step? {
        switch sign {
        case "%": number > 0 ? .remainder(number) : nil
        case "/": number > 0 ? .quotient(number) : nil
        case "+": .sum(number)
        case "-": .difference(number)
        case "*": .product(number)
        default: nil
        }
    }

    private func computed(_ number: Int) -> Int? {
        var result = number
        for step in steps {
            let (value, overflow) =
                switch step {
                case .remainder(let divisor): result.remainderReportingOverflow(dividingBy: divisor)
                case .quotient(let divisor): result.dividedReportingOverflow(by: divisor)
                case .sum(let addend): result.addingReportingOverflow(addend)
                case .difference(let subtrahend): result.subtractingReportingOverflow(subtrahend)
                case .product(let factor): result.multipliedReportingOverflow(by: factor)
                }
            guard !overflow else { return nil }
            result = value
        }
        return result
    }
}
