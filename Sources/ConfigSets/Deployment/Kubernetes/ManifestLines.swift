/// A file as lines, to find a text that stands in it as a block, or that is the whole of it.
struct ManifestLines: Sendable {
    private let bytes: [UInt8]
    /// Where each line begins.
    private let starts: [UInt32]

    /// Nobody's file of settings is that long, with the lines above it.
    private static let bytesMax = 4 << 20

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts: [UInt32] = [0]
        starts.reserveCapacity(bytes.count { $0 == 0x0A } + 1)
        for index in bytes.indices where bytes[index] == 0x0A { starts.append(UInt32(truncatingIfNeeded: index + 1)) }
        self.starts = starts
    }

    /// The text of a literal block as it stands below its first line, with all lines above it empty, so that whoever
    /// reads it finds every position of the manifest; `nil` when the text does not stand there like that.
    ///
    /// What separates documents is put where a line begins, for it counts nowhere else.
    func block(of text: String, below line: Int) -> [UInt8]? {
        // A file that kustomize takes as a whole.
        if bytes.elementsEqual(text.utf8) { return bytes }
        guard line > 0, let indent = indent(of: text, below: line) else { return nil }
        var block = [UInt8](repeating: 0x0A, count: line)
        var number = line
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let wanted = rest.prefix { $0 != 0x0A }
            rest = rest[wanted.endIndex...].dropFirst()
            guard let found = self.line(number), block.count + found.count < Self.bytesMax else { return nil }
            guard found.dropFirst(indent) == wanted, found.prefix(indent).allSatisfy({ $0 == 0x20 }) else { return nil }
            block += Self.isSeparator(wanted) ? wanted : found
            block.append(0x0A)
            number += 1
        }
        return block
    }

    /// By how many blanks the block is indented: what its first line that is not empty has more than the text.
    private func indent(of text: String, below line: Int) -> Int? {
        var number = line
        for wanted in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            guard let found = self.line(number) else { return nil }
            if !wanted.isEmpty { return found.count >= wanted.count ? found.count - wanted.count : nil }
            number += 1
        }
        return nil
    }

    /// A line by its number from 0, without its end.
    private func line(_ number: Int) -> ArraySlice<UInt8>? {
        guard number < starts.count else { return nil }
        let start = Int(starts[number])
        let end = number + 1 < starts.count ? Int(starts[number + 1]) - 1 : bytes.count
        let line = bytes[start..<max(end, start)]
        return line.last == 0x0D ? line.dropLast() : line
    }

    /// `---` and what else ends a document of YAML, and `#---` of a properties file.
    private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
        if line.first == UInt8(ascii: "%") { return true }
        return ["---", "...", "#---", "!---"]
            .contains { mark in
                guard line.starts(with: mark.utf8) else { return false }
                let next = line.dropFirst(mark.utf8.count).first
                return next == nil || next == 0x20 || next == 0x09
            }
    }
}
