import Files

/// Files of the project, which whoever writes a change to it may have put there.
enum ProjectFile {
    /// All bytes of a file below the project folder.
    ///
    /// A link that leaves the project is refused: errors quote what they find in a file, and a build's log is read by
    /// more people than the files of the machine that builds.
    static func read(_ file: String, in folder: String, limit: Int) throws(FileError) -> [UInt8] {
        let path = Path.join(folder, file)
        if File.isLink(path), let destination = Path.canonical(path), !Path.isInside(destination, folder) {
            throw FileError(path: path, operation: .open, reason: "it is a link that leads out of the project folder")
        }
        return try File.read(path, limit: limit)
    }
}
