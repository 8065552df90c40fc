import ConfigSets
import Secrets
import Testing

@Suite struct ConfigTexts {
    @Test func `a hidden text can be compared and not be seen`() {
        let text = ConfigText.plain("k4Xq").hidden
        #expect(text.isSecret)
        #expect(text == .secret(Secret("k4Xq")))
        #expect(!"\(text)".contains("k4Xq"))
        #expect(text.use { $0.count } == 4)
    }
}
