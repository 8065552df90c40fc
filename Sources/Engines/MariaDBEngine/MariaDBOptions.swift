import CMariaDB
import Database

/// What libmariadb is told before it connects: everything, so that it looks nothing up.
@safe
struct MariaDBOptions: ~Copyable {
    private let pointer: UnsafeMutablePointer<MYSQL>
    private let endpoint: Endpoint

    /// Sets every option on a handle that has not connected yet.
    ///
    /// Without an `answerTimeout` an answer may take for ever: a schema change can run for hours, and giving up on it
    /// would only leave it running unwatched.
    static func set(
        on pointer: UnsafeMutablePointer<MYSQL>,
        for endpoint: Endpoint,
        connectTimeout: Duration,
        answerTimeout: Duration?
    ) throws(DatabaseError) {
        let options = unsafe MariaDBOptions(pointer: pointer, endpoint: endpoint)
        try options.set(MYSQL_OPT_CONNECT_TIMEOUT, seconds: connectTimeout)
        if let answerTimeout { try options.set(MYSQL_OPT_READ_TIMEOUT, seconds: answerTimeout) }
        try options.set(MYSQL_SET_CHARSET_NAME, text: "utf8mb4")
        try options.set(MYSQL_OPT_RECONNECT, isOn: false)
        try options.set(MARIADB_OPT_RESTRICTED_AUTH, text: allowedLogins(for: endpoint))
        // The client's own limit; the server's is asked for when the session opens.
        try options.setPacketLimit(1 << 30)
        try options.setAddress()
        try options.setEncryption()
        try options.refuseLocalFiles()
        unsafe mysql_options4(pointer, MYSQL_OPT_CONNECT_ATTR_ADD, "program_name", "migrate")
    }

    /// The ways to log in that never show the password to whoever listens or pretends to be the server.
    ///
    /// The SHA-256 logins send the password itself to a server that asks for it, so they need TLS or a way that nobody
    /// else can enter.
    private static func allowedLogins(for endpoint: Endpoint) -> String {
        let isProtected = endpoint.address.isLocal || endpoint.encryption.mode != .disable
        let always = ["mysql_native_password", "client_ed25519", "auth_socket", "unix_socket"]
        return (always + (isProtected ? ["caching_sha2_password", "sha256_password"] : [])).joined(separator: ",")
    }

    private func setAddress() throws(DatabaseError) {
        let way = endpoint.address.isSocket ? MYSQL_PROTOCOL_SOCKET : MYSQL_PROTOCOL_TCP
        try set(MYSQL_OPT_PROTOCOL, number: UInt32(way.rawValue))
    }

    private func setEncryption() throws(DatabaseError) {
        let isWanted = endpoint.demandsTLS
        try set(MYSQL_OPT_SSL_ENFORCE, isOn: isWanted)
        // Without this one, a server that offers no TLS gets the login in clear.
        try set(MYSQL_OPT_SSL_VERIFY_SERVER_CERT, isOn: isWanted)
        guard isWanted else { return }
        let files = try EncryptionFiles(for: endpoint)
        try set(MYSQL_OPT_SSL_CA, text: files.authorities)
        if let certificate = files.certificate { try set(MYSQL_OPT_SSL_CERT, text: certificate) }
        if let key = files.key { try set(MYSQL_OPT_SSL_KEY, text: key) }
        try set(MARIADB_OPT_TLS_VERSION, text: "TLSv1.2,TLSv1.3")
    }

    /// A server may ask for any file of this machine in answer to any statement; it gets none.
    private func refuseLocalFiles() throws(DatabaseError) {
        try set(MYSQL_OPT_LOCAL_INFILE, number: 0)
        unsafe mysql_set_local_infile_handler(
            pointer,
            { _, _, _ in 1 },
            { _, _, _ in -1 },
            { _ in },
            { _, message, length in
                let words = "The server asked for a file of this machine, which is never sent."
                guard let message = unsafe message else { return 2000 }
                for (index, byte) in words.utf8.prefix(Int(max(length, 1)) - 1).enumerated() {
                    unsafe message[index] = CChar(bitPattern: byte)
                }
                unsafe message[min(words.utf8.count, Int(max(length, 1)) - 1)] = 0
                return 2000
            },
            nil
        )
    }

    private func set(_ option: mysql_option, seconds: Duration) throws(DatabaseError) {
        try set(option, number: UInt32(clamping: seconds.serverSeconds))
    }

    private func set(_ option: mysql_option, isOn: Bool) throws(DatabaseError) {
        var value: my_bool = isOn ? 1 : 0
        try demand(unsafe mysql_options(pointer, option, &value))
    }

    private func set(_ option: mysql_option, number: UInt32) throws(DatabaseError) {
        var value = number
        try demand(unsafe mysql_options(pointer, option, &value))
    }

    // The one option that is read as an `unsigned long`.
    private func setPacketLimit(_ bytes: UInt) throws(DatabaseError) {
        var value = bytes
        try demand(unsafe mysql_options(pointer, MYSQL_OPT_MAX_ALLOWED_PACKET, &value))
    }

    private func set(_ option: mysql_option, text: String) throws(DatabaseError) {
        try demand(unsafe mysql_options(pointer, option, text))
    }

    private func demand(_ status: Int32) throws(DatabaseError) {
        guard status != 0 else { return }
        let version = unsafe String(cString: mysql_get_client_info())
        throw DatabaseError(.unsupported, "libmariadb \(version) lacks an option that safe connections need: use 3.3.")
    }
}
