import Database
import Files
import Glibc

/// A server program of this machine that runs for us alone, in a folder of its own, and not longer than we do.
///
/// A small shell stands between: it reads from a socket whose other end only we hold. When that end closes (we are done, or
/// were killed), it ends the server and removes the folder. The number of a process is never looked up again.
@safe
final class MariaDBServerProcess: Sendable {
    /// What the shell runs: `$1` is the folder, the rest the server's program and options.
    ///
    /// The file `ended` tells that the server did not stay.
    private static let script = """
        folder=$1
        shift
        exec 3<&0 </dev/null
        if "$@" --bootstrap <"$folder/tables.sql" >"$folder/log" 2>&1 3<&-; then
            "$@" --init-file="$folder/account.sql" >>"$folder/log" 2>&1 3<&- &
            server=$!
            { read -r line; [ -e "$folder/ended" ] || kill -KILL "$server"; } <&3 &
            watcher=$!
            wait "$server"
            : >"$folder/ended"
            wait "$watcher"
        else
            : >"$folder/ended"
            read -r line <&3
        fi
        rm -rf -- "$folder"
        """

    let folder: String
    /// Our end of the socket.
    private let leash: Int32
    private let shell: pid_t

    /// Starts it; the shell and the server keep `lock`, a descriptor with a lock on a file of the folder.
    init(folder: String, command: [String], lock: Int32) throws(DatabaseError) {
        var ends: [Int32] = [0, 0]
        // A socket and not a pipe, since no other child may inherit it between its making and a later mark.
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Self.failure("no socket can be made") }
        defer { close(ends[0]) }
        do throws(DatabaseError) {
            shell = try Self.spawn(
                ["/bin/sh", "-c", Self.script, "sh", folder] + command,
                input: ends[0],
                lock: lock
            )
        } catch {
            close(ends[1])
            throw error
        }
        leash = ends[1]
        self.folder = folder
    }

    /// Whether the server has ended, for whatever reason.
    var hasEnded: Bool { File.kind(folder + "/ended") != nil }

    /// What the server said before it ended: its first errors, for the others follow from them.
    var lastWords: String {
        let log = (try? File.read(folder + "/log")) ?? []
        let lines = String(decoding: log, as: UTF8.self).split(separator: "\n")
        let errors = lines.filter { $0.contains("ERROR") }
        return (errors.isEmpty ? lines.suffix(3) : errors.prefix(3)).joined(separator: "\n")
    }

    deinit {
        close(leash)
        // The shell ends at once; waiting for it keeps the folder from outliving a run that looks for it.
        while waitpid(shell, nil, 0) < 0, errno == EINTR {}
    }
}

extension MariaDBServerProcess {
    /// Starts a program in a process group of its own, so that a Ctrl-C for us is not one for it, with no signal blocked.
    private static func spawn(_ words: [String], input: Int32, lock: Int32) throws(DatabaseError) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, lock, 4)
        // Our connections must not stay open with it.
        let open = (try? Folder.entries(of: "/proc/self/fd"))?.compactMap { Int32($0.name) } ?? []
        for descriptor in open where descriptor > 4 {
            unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
        }

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = POSIX_SPAWN_SETPGROUP | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

        // Nothing of our environment: it may hold passwords, and the server would read some of it.
        let environment = ["PATH=/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL=C"]
        let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        let variables = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        var identifier: pid_t = 0
        let status = unsafe posix_spawn(&identifier, words[0], &actions, &attributes, arguments, variables)
        guard status == 0 else { throw failure(unsafe String(cString: strerror(status))) }
        return identifier
    }

    private static func failure(_ reason: String) -> DatabaseError {
        DatabaseError(.unsupported, "A private server cannot be started: \(reason).")
    }
}
