extension CommandCredentials {
    /// What kind of program a command starts, as far as that decides which of its flags tells a password.
    enum Program: Hashable {
        /// The password stands at `-p`, without a blank.
        case attachedP
        /// The password is the word behind `-a`.
        case followingA
        /// `-u` has a user and a password, whatever they look like.
        case logins
        /// The password stands at `-p` or is the word behind it, and so on with other letters.
        case eitherP
        case eitherW
        case eitherCapitalP
        /// Everything behind its name tells a user and a password.
        case everything
        /// A token is the word behind `login`.
        case behindLogin
        /// A program whose flags tell none, or none that is known.
        case other

        private static let names: [String: Program] = [
            "mysql": .attachedP, "mysqladmin": .attachedP, "mysqldump": .attachedP, "mysqlcheck": .attachedP,
            "mysqlimport": .attachedP, "mysqlshow": .attachedP, "mysqlslap": .attachedP, "mysqlbinlog": .attachedP,
            "mysqlsh": .attachedP, "mariadb": .attachedP, "mariadb-admin": .attachedP, "mariadb-dump": .attachedP,
            "mariadb-check": .attachedP, "mariadb-import": .attachedP, "mariadb-show": .attachedP,
            "mariadb-binlog": .attachedP, "mariadb-backup": .attachedP, "mariabackup": .attachedP,
            "xtrabackup": .attachedP, "mycli": .attachedP, "7z": .attachedP, "7za": .attachedP,
            "redis-cli": .followingA, "redis-benchmark": .followingA, "valkey-cli": .followingA,
            "keydb-cli": .followingA,
            "curl": .logins, "wget": .logins, "http": .logins, "https": .logins, "xh": .logins, "ab": .logins,
            "smbclient": .logins,
            "lftp": .logins,
            "sshpass": .eitherP, "mongo": .eitherP, "mongosh": .eitherP, "mongodump": .eitherP,
            "mongorestore": .eitherP,
            "mongoimport": .eitherP, "mongoexport": .eitherP, "mongostat": .eitherP, "cqlsh": .eitherP,
            "rabbitmqadmin": .eitherP,
            "ldapsearch": .eitherW, "ldapadd": .eitherW, "ldapmodify": .eitherW, "ldapwhoami": .eitherW,
            "ldapdelete": .eitherW, "ldappasswd": .eitherW,
            "sqlcmd": .eitherCapitalP, "bcp": .eitherCapitalP, "zip": .eitherCapitalP, "unzip": .eitherCapitalP,
            "ipmitool": .eitherCapitalP,
            "htpasswd": .everything, "sqlplus": .everything, "add_user": .everything, "change_password": .everything,
            "authenticate_user": .everything,
            "vault": .behindLogin,
        ]

        private static let registries: Set = ["docker", "podman", "nerdctl", "helm", "skopeo", "buildah", "az", "oc"]

        /// The program of a name; `nil` where the word names none.
        init?(_ name: String, after earlier: Program) {
            if let known = Self.names[name] {
                self = known
                return
            }
            // A flag -p of others is a port: only behind 'login' it is a password.
            if name == "login", earlier == .other {
                self = .eitherP
                return
            }
            guard Self.registries.contains(name) else { return nil }
            self = .other
        }

        /// Flags at which the password stands.
        var attached: [UInt8] {
            switch self {
            case .attachedP, .eitherP: [UInt8(ascii: "p")]
            case .eitherW: [UInt8(ascii: "w")]
            case .eitherCapitalP: [UInt8(ascii: "P")]
            case .followingA, .logins, .everything, .behindLogin, .other: []
            }
        }

        /// Flags whose next word is the password.
        var following: [UInt8] {
            switch self {
            case .followingA: [UInt8(ascii: "a")]
            case .eitherP, .eitherW, .eitherCapitalP: attached
            case .attachedP, .logins, .everything, .behindLogin, .other: []
            }
        }
    }

    /// What stands for a value that is kept elsewhere.
    enum Variable {
        /// Whether a word is nothing but the name of one: `$PASSWORD`, `${PASSWORD}`, `$(cat file)`, `{{password}}`.
        static func isWhole(_ word: ArraySlice<UInt8>) -> Bool {
            var rest = word.drop { $0 == UInt8(ascii: "$") }
            guard rest.startIndex > word.startIndex else { return word.starts(with: "{{".utf8) || isHint(word) }
            // The shell's own command: what it prints is not written here.
            if rest.first == UInt8(ascii: "(") { return true }
            let isBraced = rest.first == UInt8(ascii: "{")
            if isBraced { rest = rest.dropFirst() }
            let name = rest.prefix {
                $0 == UInt8(ascii: "_") || $0.uniform != nil || isBraced && $0 == UInt8(ascii: ".")
            }
            let after = rest[name.endIndex...]
            guard !name.isEmpty, isBraced ? after.elementsEqual("}".utf8) : after.isEmpty else { return false }
            if isBraced { return true }
            // A password may begin with a dollar sign, and a name has its letters in one case.
            return !(name.contains { (0x41...0x5A).contains($0) } && name.contains { (0x61...0x7A).contains($0) })
        }

        /// Words of documentation: `<password>`.
        private static func isHint(_ word: ArraySlice<UInt8>) -> Bool {
            word.first == UInt8(ascii: "<") && word.last == UInt8(ascii: ">")
        }
    }
}
