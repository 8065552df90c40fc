import Secrets
import Subprocess

/// `${command:pass show db}`: what a command of the shell prints, without one line break at its end.
///
/// The command gets no input. What it prints is never shown, its error output included, for both may hold secrets.
struct CommandOutput: SecretResolver {
    private static let timeout = Duration.seconds(30)
    private static let bytesMax = 64 << 10

    func value(of request: VariableRequest, in surroundings: Surroundings) async throws(SecretProblem) -> Secret {
        let name = Self.name(of: request.argument)
        guard let ending = await Self.run(request.argument, in: surroundings.folder) else {
            throw SecretProblem(
                sentence: "The command '\(name)' did not end within \(Self.timeout.components.seconds) seconds."
            )
        }
        switch ending {
        case .printed(let bytes):
            guard let secret = Secret(line: bytes) else {
                throw SecretProblem(sentence: "The command '\(name)' printed something that is not UTF-8 text.")
            }
            return secret
        case .failed(let how):
            throw SecretProblem(
                sentence: "The command '\(name)' \(how). Run it by hand to see why: what it prints is not shown here."
            )
        }
    }

    func obstacle(to request: VariableRequest, in surroundings: Surroundings) -> SecretProblem? { nil }

    /// How a command ended.
    private enum Ending: Sendable {
        case printed([UInt8])
        case failed(String)
    }

    /// The first word of a command: its arguments may tell more than they should.
    private static func name(of command: String) -> String {
        command.split(separator: " ").first { !$0.contains("=") }.map { String($0.prefix(64)) } ?? "sh"
    }

    /// Runs the command, or gives `nil` when it took too long.
    private static func run(_ command: String, in folder: String) async -> Ending? {
        await withTaskGroup(of: Ending?.self) { group in
            group.addTask { await ending(of: command, in: folder) }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    private static func ending(of command: String, in folder: String) async -> Ending {
        var options = PlatformOptions()
        // A process group of its own, so that what the shell started ends with the shell.
        options.processGroupID = 0
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .milliseconds(500))
        ]
        do {
            let result = try await Subprocess.run(
                .name("sh"),
                arguments: ["-c", "cd -- \"$0\" && exec /bin/sh -c \"$1\"", folder, command],
                platformOptions: options,
                output: .bytes(limit: bytesMax),
                error: .discarded
            )
            return switch result.terminationStatus {
            case .exited(0): .printed(result.standardOutput)
            case .exited(let status): .failed("ended with status \(status)")
            case .signaled(let signal): .failed("was ended by signal \(signal)")
            }
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            return .failed("printed more than \(bytesMax) bytes")
        } catch {
            return .failed("could not be run")
        }
    }
}
