/// One step of the parse: libyaml's event, its texts copied out.
struct YAMLEvent {
    /// What begins, ends or stands here.
    enum Kind {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias(String)
        case scalar(YAMLScalar)
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }

    let kind: Kind
    let tag: String?
    let anchor: String?
    let position: YAMLPosition
}
