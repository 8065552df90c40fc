import Commands
import Foundation
import Testing

/// The places that must list what exists.
@Suite struct Catalogues {
    @Test func `every command stands in the command tree`() throws {
        let tree = try ["Migrate", "Config/ConfigCommand"]
            .map { try Repository.text(of: "Sources/Commands/\($0).swift") }
            .joined()
        let commands = Repository.swiftFiles(below: "Sources/Commands").filter { $0.hasSuffix("Command.swift") }
        #expect(!commands.isEmpty)
        for file in commands {
            let type = URL(filePath: file).deletingPathExtension().lastPathComponent
            #expect(tree.contains("\(type).self"), "\(type) is not listed")
        }
    }

    @Test func `the documented exit codes are the ones of the table`() throws {
        let page = try Repository.text(of: "docs/exit-codes.md")
        for status in ExitStatus.allCases {
            #expect(page.contains("\n| \(status.rawValue) | "), "\(status) is not documented")
        }
    }

    @Test func `every dependency has a page of its own in the decisions`() throws {
        let folder = Repository.root.appending(path: "docs/decisions")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).joined(separator: " ")
        let manifest = try Repository.text(of: "Package.swift")
        for line in manifest.split(separator: "\n") where line.contains(".package(url:") {
            let name = line.split(separator: "\"")[1].split(separator: "/").last.map(String.init) ?? ""
            #expect(pages.contains(name), "docs/decisions has no page for \(name)")
        }
    }

    @Test func `the version is the newest one of the changelog`() throws {
        let newest = try Repository.lines(of: "CHANGELOG.md").first { $0.hasPrefix("## ") }
        #expect(newest?.hasPrefix("## \(productVersion)") == true)
    }

    @Test func `the links between the pages lead somewhere`() throws {
        let pages =
            ["README.md", "CONTRIBUTING.md"]
            + (FileManager.default
            .enumerator(atPath: Repository.root.appending(path: "docs").path)?
            .compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
        for page in pages {
            let folder = Repository.root.appending(path: page).deletingLastPathComponent()
            for link in try Repository.text(of: page).split(separator: "](").dropFirst() {
                let target = link.prefix { $0 != ")" && $0 != "#" }
                guard !target.isEmpty, !target.contains("://") else { continue }
                let path = folder.appending(path: String(target)).standardizedFileURL.path
                #expect(FileManager.default.fileExists(atPath: path), "\(page) links to \(target)")
            }
        }
    }
}
