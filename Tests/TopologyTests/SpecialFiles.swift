import Glibc

/// Makes a named pipe; `false` when the system refuses.
func makePipe(_ path: String) -> Bool { unsafe mkfifo(path, 0o600) == 0 }

/// Makes a link; `false` when the system refuses.
func makeLink(_ path: String, to destination: String) -> Bool { unsafe symlink(destination, path) == 0 }
