import Testing
import YAML

@Suite struct Trees {
    @Test func `a mapping keeps its order, its raw texts and where each stands`() throws {
        let documents = try parse("b: 010\na: [yes, 1.0]\n\"q\": |\n  two\n  lines\n")
        #expect(
            documents.map(\.outline) == [
                #"{"b"@1:1: "010"@1:4, "a"@2:1: ["yes"@2:5, "1.0"@2:10], "q"@3:1: "two\nlines\n"@3:6}"#
            ]
        )
    }

    @Test(arguments: [
        ("plain", YAMLScalar.Style.plain), ("'single'", .singleQuoted), ("\"double\"", .doubleQuoted),
        ("|\n  literal", .literal), (">\n  folded", .folded),
    ])
    func `each way to write a text is told apart`(text: String, style: YAMLScalar.Style) throws {
        #expect(try parse(text).first?.scalar?.style == style)
    }

    @Test func `only a plain nothing is null`() throws {
        let nodes = try parse("[~, null, '', 'null', \"~\", x]").first?.sequence ?? []
        #expect(nodes.map { $0.scalar?.isNull } == [true, true, false, false, false, false])
        #expect(try parse("key:\n").first?.pairs.first?.value.scalar?.isNull == true)
    }

    @Test func `duplicate keys are all there, for the reader to judge`() throws {
        #expect(try parse("a: 1\na: 2").first?.outline == #"{"a"@1:1: "1"@1:4, "a"@2:1: "2"@2:4}"#)
    }

    @Test func `several documents in one file are several trees`() throws {
        #expect(try parse("a: 1\n---\nb: 2\n...\n---\nc").map(\.outline).count == 3)
        #expect(try parse("").isEmpty)
        #expect(try parse("# only a comment\n").isEmpty)
    }

    @Test func `an alias repeats what its anchor names and says where it stands itself`() throws {
        let pairs = try parse("base: &b {x: 1}\ncopy: *b\n").first?.pairs ?? []
        #expect(pairs.last?.value.alias == "b")
        #expect(pairs.first?.value.anchor == "b")
        #expect(pairs.last?.value.position == YAMLPosition(line: 2, column: 7))
        #expect(pairs.last?.value.pairs.first?.value.scalar?.text == "1")
    }

    @Test func `an anchor that is given again means the newer value`() throws {
        let nodes = try parse("[&a 1, *a, &a 2, *a]").first?.sequence ?? []
        #expect(nodes.map { $0.scalar?.text } == ["1", "1", "2", "2"])
    }

    @Test func `tags are kept and mean nothing here`() throws {
        let nodes = try parse("[!!str 1, !custom x, y]").first?.sequence ?? []
        #expect(nodes.map(\.tag) == ["tag:yaml.org,2002:str", "!custom", nil])
    }

    @Test func `a merge key is a key like any other`() throws {
        #expect(try parse("a: &a {x: 1}\nb: {<<: *a}").first?.pairs.last?.value.pairs.first?.key.scalar?.text == "<<")
    }

    @Test func `columns count bytes, whatever the line ends with and whatever stands before`() throws {
        #expect(
            try parse("é: [ß, x]\r\nb: y\r\n").first?.outline == #"{"é"@1:1: ["ß"@1:6, "x"@1:10], "b"@2:1: "y"@2:4}"#
        )
        #expect(
            try parse("a: \"\u{2028}\"\nb: x").first?.pairs.last?.value.position == YAMLPosition(line: 2, column: 4)
        )
        let marked = try YAMLStream.parse([0xEF, 0xBB, 0xBF] + Array("a: x".utf8), file: "a.yaml")
        #expect(marked.first?.outline == #"{"a"@1:1: "x"@1:4}"#)
    }

    @Test func `escapes may make any character, even NUL`() throws {
        #expect(try parse(#""a\0b\u00e9\n""#).first?.scalar?.text == "a\0bé\n")
    }
}

extension YAMLNode {
    fileprivate var pairs: [YAMLPair] {
        guard case .mapping(let pairs) = content else { return [] }
        return pairs
    }

    fileprivate var sequence: [YAMLNode] {
        guard case .sequence(let nodes) = content else { return [] }
        return nodes
    }
}
