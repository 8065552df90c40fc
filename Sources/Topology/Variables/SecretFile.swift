import Files
import Secrets

/// `${file:/run/secrets/db}`: the text of a small file, without one line break at its end.
struct SecretFile: SecretResolver {
    private static let bytesMax = 64 << 10

    func value(of request: VariableRequest, in surroundings: Surroundings) throws(SecretProblem) -> Secret {
        let path = Path.join(surroundings.folder, request.argument)
        do throws(FileError) {
            guard let secret = Secret(line: try File.read(path, limit: Self.bytesMax)) else {
                throw FileError(path: path, operation: .read, reason: "it is not UTF-8 text")
            }
            return secret
        } catch {
            throw SecretProblem(sentence: error.description)
        }
    }

    func obstacle(to request: VariableRequest, in surroundings: Surroundings) -> SecretProblem? {
        do throws(SecretProblem) {
            _ = try value(of: request, in: surroundings)
            return nil
        } catch {
            return error
        }
    }
}

extension Secret {
    /// A text in UTF-8 without one line break at its end, or `nil` when it is something else.
    init?(line bytes: [UInt8]) {
        var bytes = bytes[...]
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(text)
    }
}
