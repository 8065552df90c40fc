import Files
import TestSupport
import Testing
import Topology

@Suite(.scratchFolder) struct FindingTheProject {
    @Test func `a folder with migrations or with migrate.yaml is a project`() throws {
        let folder = ScratchFolder.current
        try Folder.create("\(folder)/a/migrations")
        try Folder.create("\(folder)/b")
        try File.write([], to: "\(folder)/b/migrate.yaml")
        #expect(try Project.open(folder: "\(folder)/a").folder == Path.canonical("\(folder)/a"))
        #expect(try Project.open(folder: "\(folder)/b").folder == Path.canonical("\(folder)/b"))
    }

    @Test func `a folder without either is none, and the error says what was looked for`() throws {
        #expect(throws: ProjectError.notAProject(folder: ScratchFolder.current, flywayFile: nil)) {
            try Project.open(folder: ScratchFolder.current)
        }
        #expect(
            ProjectError.notAProject(folder: "x", flywayFile: nil).description
                == """
                x is no project: it holds neither migrations/ nor migrate.yaml.
                Name the project's own folder with --project.
                """
        )
        #expect(
            ProjectError.notFound(searched: "/work", flywayFile: nil).description
                == """
                Found no project: neither /work nor any folder above it holds migrations/ or migrate.yaml.
                Go to the project's folder, name it with --project, or run 'migrate init'.
                """
        )
    }

    @Test(arguments: ["flyway.toml", "flyway.conf", "conf/flyway.conf"])
    func `Flyway's configuration without environments is named and not passed over`(file: String) throws {
        let found = try problems(in: [file: ""])
        #expect(
            found == [
                "\(file): \(file) is Flyway's configuration, which this version does not read: "
                    + "add environments/ and migrate.yaml with the same locations, table and placeholders."
            ]
        )
    }

    @Test func `Flyway's configuration beside environments is passed over`() throws {
        #expect(try problems(in: ["flyway.toml": "", "environments/dev.yaml": "environment: dev"]).isEmpty)
    }
}
