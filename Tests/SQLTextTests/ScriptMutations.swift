/// Damages a script at random, but always in the same way, so that a failure can be repeated.
struct ScriptMutations {
    /// Pieces that open, close or end something in some dialect.
    private static let pieces = [
        "'", "\"", "`", "[", "]", "\\", ";", "$$", "$a$", "$", "/*", "*/", "/*!50003 ", "/*M!", "--", "-- ", "#", "\n",
        "\r", "\r\n", "(", ")", " BEGIN ", " END ", " END;", " CASE ", " ATOMIC ", " IF ", " THEN ", " LOOP ",
        "\nDELIMITER //\n", "//", "\nCOPY t FROM stdin;\n", "\\.\n", "CREATE PROCEDURE p() ", "CREATE TRIGGER t ",
        "E'", "SET sql_mode='NO_BACKSLASH_ESCAPES';", "SET standard_conforming_strings=off;", "é", "\u{0}", "\u{FEFF}",
    ]
    .map { Array($0.utf8) }

    private let original: [UInt8]
    private var random: SplitMix

    init(of original: [UInt8], seed: UInt64) {
        self.original = original
        random = SplitMix(state: seed)
    }

    /// The script with one to four changes.
    mutating func next() -> [UInt8] {
        var script = original
        for _ in 0..<Int.random(in: 1...4, using: &random) { change(&script) }
        return script
    }

    private mutating func change(_ script: inout [UInt8]) {
        let place = Int.random(in: 0...script.count, using: &random)
        let end = min(script.count, place + Int.random(in: 0...6, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: script.removeSubrange(place..<end)
        case 1: script.insert(contentsOf: script[place..<end], at: Int.random(in: 0...script.count, using: &random))
        case 2: script.insert(UInt8.random(in: 0...255, using: &random), at: place)
        default: script.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: place)
        }
    }
}

/// A small generator whose numbers follow from its seed.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
