import CYAML

/// The single owner of one libyaml parser.
///
/// libyaml stores the parser's own address inside the parser, so it lives on the heap and never moves.
@safe
struct YAMLParser: ~Copyable {
    private let pointer: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeBufferPointer<UInt8>
    private let file: String

    /// Prepares to read `text`, which must stay where it is for as long as the parser lives.
    init(borrowing text: UnsafeBufferPointer<UInt8>, file: String) throws(YAMLError) {
        let pointer = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard unsafe yaml_parser_initialize(pointer) == 1 else {
            unsafe pointer.deallocate()
            throw YAMLError(file: file, position: nil, problem: .outOfMemory)
        }
        unsafe yaml_parser_set_encoding(pointer, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(pointer, text.baseAddress, text.count)
        unsafe self.pointer = unsafe pointer
        unsafe self.text = unsafe text
        self.file = file
    }

    deinit {
        unsafe yaml_parser_delete(pointer)
        unsafe pointer.deallocate()
    }

    /// The next event; after `.streamEnd` or an error there is none.
    borrowing func next(_ positions: inout PositionFinder) throws(YAMLError) -> YAMLEvent {
        var raw = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(pointer, &raw) == 1 else { throw failure(&positions) }
        defer { unsafe yaml_event_delete(&raw) }
        let position = positions.position(ofCharacter: unsafe raw.start_mark.index)
        return unsafe Self.event(from: raw, at: position)
    }

    private static func event(from raw: yaml_event_t, at position: YAMLPosition) -> YAMLEvent {
        func event(_ kind: YAMLEvent.Kind, tag: String? = nil, anchor: String? = nil) -> YAMLEvent {
            YAMLEvent(kind: kind, tag: tag, anchor: anchor, position: position)
        }
        switch unsafe raw.type {
        case YAML_STREAM_START_EVENT: return event(.streamStart)
        case YAML_DOCUMENT_START_EVENT: return event(.documentStart)
        case YAML_DOCUMENT_END_EVENT: return event(.documentEnd)
        case YAML_ALIAS_EVENT: return event(.alias(unsafe string(raw.data.alias.anchor) ?? ""))
        case YAML_SCALAR_EVENT:
            let scalar = unsafe raw.data.scalar
            let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let text = unsafe String(decoding: bytes, as: UTF8.self)
            let kind = unsafe YAMLEvent.Kind.scalar(YAMLScalar(text: text, style: style(scalar.style)))
            return event(kind, tag: unsafe string(scalar.tag), anchor: unsafe string(scalar.anchor))
        case YAML_SEQUENCE_START_EVENT:
            let start = unsafe raw.data.sequence_start
            return event(.sequenceStart, tag: unsafe string(start.tag), anchor: unsafe string(start.anchor))
        case YAML_SEQUENCE_END_EVENT: return event(.sequenceEnd)
        case YAML_MAPPING_START_EVENT:
            let start = unsafe raw.data.mapping_start
            return event(.mappingStart, tag: unsafe string(start.tag), anchor: unsafe string(start.anchor))
        case YAML_MAPPING_END_EVENT: return event(.mappingEnd)
        default: return event(.streamEnd)  // the end, or nothing more after it
        }
    }

    private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        guard let pointer = unsafe pointer else { return nil }
        return unsafe String(cString: pointer)
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    /// What libyaml found wrong, in our words where its own do not help.
    private borrowing func failure(_ positions: inout PositionFinder) -> YAMLError {
        let kind = unsafe pointer.pointee.error
        if kind == YAML_MEMORY_ERROR { return YAMLError(file: file, position: nil, problem: .outOfMemory) }
        let problem = unsafe pointer.pointee.problem.map { unsafe String(cString: $0) } ?? "invalid text"
        if kind == YAML_READER_ERROR {
            let position = unsafe positions.position(ofByte: pointer.pointee.problem_offset)
            return YAMLError(file: file, position: position, problem: .syntax(Self.encodingSentence(for: problem)))
        }
        let place = unsafe positions.find(character: pointer.pointee.problem_mark.index)
        let byte = unsafe place.byte < text.count ? unsafe text[place.byte] : nil
        let sentence = SyntaxSentence.sentence(for: problem, at: byte)
        return YAMLError(file: file, position: place.position, problem: .syntax(sentence))
    }

    private static func encodingSentence(for problem: String) -> String {
        problem == "control characters are not allowed"
            ? "The file holds a control character, which YAML does not allow."
            : "The file is not UTF-8 text from here on. Save it as UTF-8."
    }
}
