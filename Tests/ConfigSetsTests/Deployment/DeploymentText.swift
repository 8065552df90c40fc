import ConfigSets
import Findings

/// Files of a test, by path.
func folder(_ files: [String: String]) -> DeploymentFolder {
    DeploymentFolder { path in files[path].map { Array($0.utf8) } }
}

/// What a test reads as a file.
func file(_ text: String, path: String = "file") -> DeploymentFile { DeploymentFile(Array(text.utf8), path: path) }

extension DeploymentSettings {
    /// Every entry as `NAME=value`, or `NAME<-store`; the weakest layer first.
    var lines: [String] { layers.flatMap(\.lines) }

    /// The value that wins under an exact name.
    func value(_ name: String) -> String? { supplied.last { $0.key == name }?.text.use { $0 } }

    func layer(_ ending: String) -> [String] { layers.filter { $0.name.hasSuffix(ending) }.flatMap(\.lines) }

    var sentences: [String] { findings.map(\.sentence) }
}

extension ConfigLayer {
    var lines: [String] { entries.map(\.line) }
}

extension ConfigEntry {
    var line: String { key + (store.map { "<-\($0)" } ?? text.use { "=\($0)" }) }
}

/// The sentence of the error that reading ends with, or what was read.
func problem(_ body: () throws -> Any) -> String {
    do { return "read: \(try body())" } catch let error as ConfigFileError { return error.finding.sentence } catch {
        return "\(error)"
    }
}

/// Small random numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) ^ state
    }
}

/// Changes a text at random places: what a reader gets on a bad day.
func broken(_ text: String, seed: UInt64) -> [UInt8] {
    var numbers = SeededNumbers(seed)
    var bytes = Array(text.utf8)
    let signs = Array("{}[]:,\"'\\$#=!-\n\r\t \u{FE}(|&*<>%@`~0aé".utf8)
    for _ in 0..<Int.random(in: 1...6, using: &numbers) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(signs.randomElement(using: &numbers) ?? 0, at: place)
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case _: bytes.removeSubrange(place...)
        }
    }
    return bytes
}
