import Glibc

/// The files that TLS needs, found readable before a client library looks for them.
///
/// libpq goes on without a certificate that it does not find, and where it misses the signers' file it advises to turn
/// verification off; newer versions of libmariadb then accept any certificate from 127.0.0.1.
package struct EncryptionFiles {
    /// The accepted signers.
    package let authorities: String
    /// Our own certificate, for servers that ask for one.
    package let certificate: String?
    package let key: String?

    /// Takes the project's files, and the system's list of signers where it names none.
    package init(for endpoint: Endpoint) throws(DatabaseError) {
        let encryption = endpoint.encryption
        guard let authorities = encryption.authorityFile ?? Self.systemAuthorities else {
            throw DatabaseError(
                .insecure,
                "This machine has no list of accepted certificate authorities. Name a file for \(endpoint.place)."
            )
        }
        self.authorities = authorities
        certificate = encryption.certificateFile
        key = encryption.keyFile
        for file in [authorities, certificate, key].compactMap(\.self) where unsafe access(file, R_OK) != 0 {
            let reason = unsafe String(cString: strerror(errno))
            throw DatabaseError(.insecure, "Cannot read \(file), which protects \(endpoint.place): \(reason).")
        }
    }

    /// The system's list: of Debian and its kin, Red Hat and its kin, SUSE, and of Alpine and macOS.
    private static let systemAuthorities: String? = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ]
    .first { unsafe access($0, R_OK) == 0 }
}
