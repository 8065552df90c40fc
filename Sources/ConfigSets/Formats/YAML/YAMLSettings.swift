import Findings
import YAML

/// Flattens YAML as Spring does with what SnakeYAML reads (docs/config-guard.md, "YAML").
struct YAMLSettings {
    private let file: String
    private var list: SettingList

    /// SnakeYAML refuses deeper nesting too.
    private static let limits = YAMLLimits(
        bytes: ConfigFormat.bytesMax,
        depth: 50,
        repeatedNodes: 100_000,
        nodes: 400_000
    )

    init(file: String, list: SettingList) {
        self.file = file
        self.list = list
    }

    mutating func read(_ bytes: [UInt8]) throws(ConfigFileError) -> ConfigFile {
        let template = BuildTemplate(bytes)
        let documents: [YAMLNode]
        do throws(YAMLError) {
            documents = try YAMLStream.parse(template.bytes, file: file, limits: Self.limits)
        } catch {
            throw Self.refusal(of: error)
        }
        if let first = template.first { noteTemplate(from: first, in: bytes) }
        let scalars = YAMLScalars(file: file, template)
        for document in documents where !isNothing(document) {
            var flattening = try YAMLFlattening(document, scalars: scalars)
            try flattening.add(to: &list)
            list.endDocument()
        }
        return list.content
    }

    private mutating func noteTemplate(from place: Int, in bytes: [UInt8]) {
        var cursor = ByteCursor(bytes, file: file)
        while cursor.place < place { cursor.advance() }
        list.warn(
            "The build fills in what stands between the signs @ here and below; it is compared as it is written.",
            code: "CONFIG_TEMPLATE",
            severity: .note,
            at: cursor.location,
            advice: "Put it in quotes, so that the file can be read before the build, too."
        )
    }

    /// The sentences of some problems hold a piece of the text, which may be a secret: those are not repeated.
    private static func refusal(of error: YAMLError) -> ConfigFileError {
        let location = SourceLocation(file: error.file, line: error.position?.line, column: error.position?.column)
        switch error.problem {
        case .syntax, .tooLarge, .tooDeep, .tooManyRepeatedNodes, .tooManyNodes, .outOfMemory:
            return ConfigFileError(error.problem.description, at: location)
        case .unknownAlias:
            return ConfigFileError("This alias has no anchor before it in this document.", at: location)
        case .aliasInsideItself:
            return ConfigFileError("This alias stands inside the value that it names.", at: location)
        }
    }

    private func isNothing(_ node: YAMLNode) -> Bool {
        switch node.content {
        case .scalar(let scalar): scalar.text.isEmpty || (scalar.isNull && node.tag == nil)
        case .sequence(let items): items.isEmpty
        case .mapping: false
        }
    }
}

/// Flattens one document.
private struct YAMLFlattening {
    private let document: YAMLNode
    private let scalars: YAMLScalars
    private let survey: DocumentSurvey
    private var merger: MappingMerger

    init(_ document: YAMLNode, scalars: YAMLScalars) throws(ConfigFileError) {
        self.document = document
        self.scalars = scalars
        survey = try DocumentSurvey(document, scalars: scalars)
        merger = MappingMerger(scalars: scalars, survey: survey)
    }

    mutating func add(to list: inout SettingList) throws(ConfigFileError) {
        switch document.content {
        case .mapping: try flatten(document, under: "", alias: nil, into: &list)
        case .scalar, .sequence: try flatten(document, under: "document", alias: nil, into: &list)
        }
    }

    /// `alias` is where the alias stands that puts the node under its key.
    private mutating func flatten(
        _ node: YAMLNode,
        under path: String,
        alias outer: YAMLPosition?,
        inList isInList: Bool = false,
        into list: inout SettingList
    ) throws(ConfigFileError) {
        let alias = outer ?? (node.alias == nil ? nil : node.position)
        switch node.content {
        case .scalar(let scalar):
            let (text, written) = try scalars.text(of: scalar, node)
            try add(text, written: written, node, under: path, alias: alias, into: &list)
        case .sequence(let items):
            try scalars.check(node, mayHaveTag: "seq")
            if items.isEmpty { try add("", node, under: path, alias: alias, into: &list) }
            for (number, item) in items.enumerated() {
                try flatten(item, under: "\(path)[\(number)]", alias: alias, inList: true, into: &list)
            }
        case .mapping:
            try scalars.check(node, mayHaveTag: "map")
            let pairs = try merger.pairs(of: node)
            if pairs.isEmpty, !path.isEmpty { try add("", node, under: path, alias: alias, into: &list) }
            for pair in pairs {
                if isInList, !pair.key.isText { warnOfNumber(pair.key, in: node, into: &list) }
                let name = SettingList.path(path, pair.key.text)
                try flatten(pair.value, under: name, alias: alias ?? pair.alias, inList: isInList, into: &list)
            }
        }
    }

    private func warnOfNumber(_ key: MappingMerger.Key, in mapping: YAMLNode, into list: inout SettingList) {
        list.warn(
            "The mapping inside a list that begins here has the key \(key.text), which is no text: Spring Boot 3 fails on it.",
            code: "CONFIG_KEY_REFUSED",
            severity: .error,
            at: SourceLocation(file: list.file, line: mapping.position.line, column: mapping.position.column),
            advice: "Put the key in quotes."
        )
    }

    private func add(
        _ text: String,
        written: String? = nil,
        _ node: YAMLNode,
        under path: String,
        alias: YAMLPosition?,
        into list: inout SettingList
    ) throws(ConfigFileError) {
        let origin = survey.origin(of: node)
        try list.add(
            path,
            text,
            written: written,
            line: origin.line,
            column: origin.column,
            alias: alias.map { SourceLocation(file: list.file, line: $0.line, column: $0.column) }
        )
    }
}
