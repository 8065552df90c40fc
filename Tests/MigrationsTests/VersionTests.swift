import Migrations
import Testing

@Suite struct Versions {
    /// Ascending; those in one line are one version.
    static let ladder = [
        ["0", "0.0", "000"], ["0.0.1"], ["0.1", "0_1"], ["1", "1.0", "1.0.0", "001", "1_0"], ["1.0.1"],
        ["1.1", "1.01"],
        ["1.9"], ["1.10", "1_10"], ["2"], ["9"], ["10"], ["5000000000"], ["20240101120000"], ["20240101120000.1"],
        ["99999999999999999999999999"], ["100000000000000000000000000", "0100000000000000000000000000.0"],
        ["1" + String(repeating: "0", count: 300)], ["2" + String(repeating: "0", count: 300)],
    ]

    @Test func `versions in one line of the ladder are equal and hash alike`() throws {
        for line in Self.ladder {
            let versions = try line.map(version)
            #expect(Set(versions).count == 1, "\(line)")
        }
    }

    @Test func `every line of the ladder is below every later one`() throws {
        for (index, line) in Self.ladder.enumerated() {
            for later in Self.ladder[(index + 1)...] {
                for left in line {
                    for right in later {
                        let (low, high) = (try version(left), try version(right))
                        #expect(low < high && !(high < low) && low != high, "\(left) \(right)")
                    }
                }
            }
        }
    }

    @Test(arguments: [
        "", ".", "_", "-1", "+3", "1..2", "1__2", "1.", "1_", ".1", "a", "1a", "1.2a", " 1", "1 ", "1.-2", "１",
    ])
    func `a text that is not numbers joined by single dots or underscores is refused`(_ text: String) {
        #expect(Version(text) == nil)
    }

    @Test(arguments: [("001_0", "001.0"), ("1", "1"), ("2.10", "2.10"), ("20240101_1", "20240101.1")])
    func `the text keeps its zeros and shows underscores as dots`(_ typed: String, _ shown: String) throws {
        #expect(try version(typed).text == shown)
    }
}
