import SchemaModel

/// A schema on its way from the catalogue's rows to objects.
struct PostgresReading {
    let place: PostgresPlace
    var lookups = PostgresLookups()
    /// Tables, views, composite types and sequences, by number; also those that are no part of the schema.
    var relations: [PostgresRelation] = []
    var relationPlaces: [UInt32: Int] = [:]
    /// Where the index or the triggers of a constraint find it: the relation, and the part of it.
    var constraintPlaces: [UInt32: (relation: Int, part: Int)] = [:]
    var indexPlaces: [UInt32: (relation: Int, part: Int)] = [:]
    /// What single columns of indexes were given.
    var indexColumnFacts: [UInt32: [PostgresIndexColumnFact]] = [:]
    /// The checks of domains, by the type's number.
    var domainChecks: [UInt32: [SchemaObject]] = [:]
    var objects: [SchemaObject] = []
    var unverified: [UnverifiedObject] = []
    private var grants: [[String?]: String?] = [:]

    init(_ place: PostgresPlace) { self.place = place }

    /// The schema, when everything has been read.
    func schema() -> Schema {
        Schema(objects: objects + relationObjects(), unverified: unverified, migrator: place.migrator)
    }

    /// The schema's name, unless it is home.
    func namespace(_ number: UInt32) -> String? {
        number == place.homeNumber ? nil : place.namespaces[number]
    }

    /// An object's name as SQL: in quotes where needed, with its schema unless that is home or the server's own.
    func reference(_ namespace: UInt32, _ name: String) -> String {
        guard namespace != place.homeNumber, let schema = place.namespaces[namespace] else {
            return lookups.quoted(name)
        }
        return lookups.quoted(schema) + "." + lookups.quoted(name)
    }

    /// Owner, grants and comment, which nearly every object can have.
    mutating func common(
        _ catalogue: PostgresCatalogue,
        _ number: UInt32,
        owner: UInt32,
        grants: String? = nil,
        usual: String? = nil
    ) -> [Attribute] {
        let attributes = [
            Attribute(.owner, lookups.roles[owner]), Attribute(.grants, grantsText(grants, usual: usual)),
            Attribute(.comment, lookups.comment(catalogue, number)),
        ]
        return attributes.compactMap(\.self)
    }

    /// Grants in their shortest form; the same few are met again and again.
    mutating func grantsText(_ grants: String?, usual: String?) -> String? {
        guard let grants else { return nil }
        let key = [grants, usual]
        if let known = self.grants[key] { return known }
        let text = PostgresGrants(grants, usual: usual).text
        self.grants[key] = .some(text)
        return text
    }
}

/// The system catalogues whose rows have comments and may belong to extensions; their numbers never change.
enum PostgresCatalogue: UInt32 {
    case accessMethod = 2601
    case cast = 2605
    case collation = 3456
    case constraint = 2606
    case conversion = 2607
    case eventTrigger = 3466
    case extensionModule = 3079
    case foreignDataWrapper = 2328
    case foreignServer = 1417
    case function = 1255
    case language = 2612
    case namespace = 2615
    case `operator` = 2617
    case operatorClass = 2616
    case operatorFamily = 2753
    case policy = 3256
    case publication = 6104
    case relation = 1259
    case rule = 2618
    case statistics = 3381
    case textSearchConfiguration = 3602
    case textSearchDictionary = 3600
    case textSearchParser = 3601
    case textSearchTemplate = 3764
    case transform = 3576
    case trigger = 2620
    case type = 1247
    case userMapping = 1418
}
