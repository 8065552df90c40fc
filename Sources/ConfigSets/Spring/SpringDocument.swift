/// One document of a Spring file with what it says about itself.
struct SpringDocument {
    /// `application-prod.yml`, with the document's number where a file has several.
    let layer: String
    let entries: [ConfigEntry]
    let controls: SpringControls

    init(layer: String, entries: [ConfigEntry]) {
        self.layer = layer
        self.entries = entries
        controls = SpringControls(entries, kind: .properties)
    }
}
