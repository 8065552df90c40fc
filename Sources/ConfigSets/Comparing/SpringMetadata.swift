import Findings
import YAML

/// What `spring-configuration-metadata.json` files say about a service's properties.
package struct SpringMetadata: Sendable {
    /// One property.
    package struct Property: Sendable {
        /// The key in kebab case.
        package let key: String
        package let type: ValueType?
        /// What it is when nobody sets it.
        package let preset: String?
        package let deprecation: Deprecation?
    }

    /// A key that should no longer be used.
    package struct Deprecation: Sendable {
        /// Whether the key is not read any more.
        package let isError: Bool
        package let replacement: String?
    }

    package private(set) var properties: [PropertyName: Property] = [:]

    package init() {}

    /// Adds what a file says; what is known already stays, unless the new file says more.
    ///
    /// - Throws: `ConfigFileError` when the file cannot be read to its end.
    package mutating func add(_ bytes: [UInt8], file: String) throws(ConfigFileError) {
        let documents: [YAMLNode]
        do throws(YAMLError) {
            documents = try YAMLStream.parse(bytes, file: file)
        } catch {
            let place = SourceLocation(file: file, line: error.position?.line, column: error.position?.column)
            throw ConfigFileError("This is no file of configuration metadata.", at: place)
        }
        for item in documents.first?["properties"]?.items ?? [] {
            guard let key = item["name"]?.scalar?.text else { continue }
            let name = PropertyName(key)
            let known = properties[name]
            properties[name] = Property(
                key: known?.key ?? key,
                type: known?.type ?? item["type"]?.scalar.flatMap { ValueType(javaClass: $0.text) },
                preset: known?.preset ?? item["defaultValue"].flatMap(Self.text),
                deprecation: known?.deprecation ?? Self.deprecation(of: item)
            )
        }
    }

    private static func deprecation(of item: YAMLNode) -> Deprecation? {
        guard let node = item["deprecation"] else {
            return item["deprecated"]?.scalar?.text == "true" ? Deprecation(isError: false, replacement: nil) : nil
        }
        return Deprecation(
            isError: node["level"]?.scalar?.text == "error",
            replacement: node["replacement"]?.scalar?.text
        )
    }

    /// A default as a file of settings would have it; `nil` for one that is no text.
    private static func text(_ node: YAMLNode) -> String? {
        switch node.content {
        case .scalar(let scalar): scalar.isNull ? nil : scalar.text
        case .sequence(let items):
            items.allSatisfy { $0.scalar != nil } ? items.compactMap { $0.scalar?.text }.joined(separator: ",") : nil
        case .mapping: nil
        }
    }
}

extension ValueType {
    /// The type that a Java class is bound as; `nil` for one that tells nothing.
    init?(javaClass name: String) {
        switch name {
        case "java.lang.Boolean", "boolean": self = .boolean
        case "java.lang.Integer", "java.lang.Long", "java.lang.Short", "java.lang.Byte", "int", "long", "short", "byte",
            "java.math.BigInteger":
            self = .integer
        case "java.lang.Float", "java.lang.Double", "float", "double", "java.math.BigDecimal", "java.lang.Number":
            self = .number
        case "java.time.Duration": self = .duration(bare: .milliseconds)
        case "java.time.Period": self = .period
        case "org.springframework.util.unit.DataSize": self = .size
        case "java.lang.String", "java.lang.Class", "org.springframework.core.io.Resource", "java.io.File":
            self = .string
        case "java.nio.charset.Charset": self = .caseless
        case _:
            if name.hasPrefix("java.util.Set<java.lang.") {
                self = .list(isOrdered: false)
            } else if name.hasPrefix("java.util.List<java.lang.") || name.hasPrefix("java.util.Collection<java.lang.")
                || name == "java.lang.String[]"
            {
                self = .list(isOrdered: true)
            } else if name.hasPrefix("java.") || name.contains("<") || !name.contains(".") {
                return nil
            } else {
                // A class of the service or a library that one value is bound to is most often an enum.
                self = .enumeration
            }
        }
    }
}

extension YAMLNode {
    /// The value under a key of a mapping.
    fileprivate subscript(key: String) -> YAMLNode? {
        guard case .mapping(let pairs) = content else { return nil }
        return pairs.first { $0.key.scalar?.text == key }?.value
    }

    /// The items of a list.
    fileprivate var items: [YAMLNode] {
        guard case .sequence(let nodes) = content else { return [] }
        return nodes
    }
}
