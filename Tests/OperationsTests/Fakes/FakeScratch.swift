import Database
import SQLText
import SchemaModel

/// A scratch database that only pretends; its log tells what was replayed in it.
struct FakeScratch: Scratch {
    let session: any Session
    let place: String
    let database: FakeDatabase

    init(_ database: FakeDatabase, place: String) {
        self.database = database
        self.place = place
        session = FakeSession(database)
        // Nobody else can be in there, so what is run needs no lock.
        _ = database.lock(for: 1)
    }

    func remove() async { _ = database.note(.removeScratch) }
}

extension FakeDatabase.Contents {
    /// The schema that the statements in effect have made: a bare table for each `CREATE TABLE name` without its
    /// `DROP TABLE name`.
    var schema: Schema {
        var tables: [String] = []
        for effect in effects {
            let words = effect.split { $0.isWhitespace || "();".contains($0) }
            guard words.count > 2, words[1].uppercased() == "TABLE" else { continue }
            let name = String(words[2])
            switch words[0].uppercased() {
            case "CREATE": tables.append(name)
            case "DROP": tables.removeAll { $0 == name }
            default: continue
            }
        }
        return Schema(objects: tables.map { SchemaObject(.table, name: $0) }, migrator: "migrator")
    }
}
