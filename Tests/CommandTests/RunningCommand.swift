import Dispatch
import Foundation

/// A command that has been started; both its streams are read while it runs, since a full pipe would hold it for ever.
struct RunningCommand: Sendable {
    /// Standard error in pieces, as they come.
    let errors: AsyncStream<String>
    private let process: Process
    private let ending: Task<Answer, Never>

    init(_ words: [String], in folder: URL, environment: [String: String]) throws {
        let process = Process()
        let output = Pipe()
        let errors = Pipe()
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words.dropFirst())
        process.currentDirectoryURL = folder
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        let (exits, exit) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { ended in
            // As a shell would say it: 128 and the signal's number.
            let status = ended.terminationStatus
            exit.yield(ended.terminationReason == .uncaughtSignal ? 128 + status : status)
            exit.finish()
        }
        try process.run()
        self.process = process
        let (pieces, piece) = AsyncStream.makeStream(of: String.self)
        self.errors = pieces
        ending = Task {
            async let written = output.fileHandleForReading.textToEnd()
            async let complained = errors.fileHandleForReading.textToEnd(onPiece: piece)
            var status: Int32 = -1
            for await code in exits { status = code }
            return Answer(status: status, output: await written, errors: await complained)
        }
    }

    /// Sends a signal to the command.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for the end.
    func answer() async -> Answer { await ending.value }
}

extension FileHandle {
    /// Reads to the end on a thread that may block, and tells each piece as it comes.
    fileprivate func textToEnd(onPiece piece: AsyncStream<String>.Continuation? = nil) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global()
                .async {
                    var bytes = Data()
                    while true {
                        let data = self.availableData
                        if data.isEmpty { break }
                        bytes += data
                        piece?.yield(String(decoding: data, as: UTF8.self))
                    }
                    piece?.finish()
                    continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
                }
        }
    }
}
