import Secrets
import Testing

@Suite struct Secrecy {
    private let secret = Secret("hunter2")

    /// Holds a secret as other types do, so that what they print of it is seen too.
    private struct Account {
        let user = "app"
        let password: Secret?
    }

    @Test func `no way to print a secret prints it`() {
        var printed = "\(secret) \(secret as Any) \(String(reflecting: secret)) \(String(describing: secret))"
        print(secret, to: &printed)
        debugPrint(secret, to: &printed)
        dump(secret, to: &printed)
        dump([secret: secret], to: &printed)
        for child in Mirror(reflecting: secret).children { printed += "\(child)" }
        #expect(!printed.contains("hunter2"))
        #expect(printed.contains("<secret>"))
    }

    @Test func `no type around a secret prints it`() {
        let account = Account(password: secret)
        var printed = "\(account) \(String(reflecting: account)) \([secret]) \(["a": secret]) \((1, secret))"
        dump(account, to: &printed)
        #expect(!printed.contains("hunter2"))
        #expect(printed.contains("app"))
    }

    @Test func `no error around a secret prints it`() {
        struct Refused: Error { let password: Secret }
        #expect(!"\(Refused(password: secret)) \(String(reflecting: Refused(password: secret)))".contains("hunter2"))
    }

    @Test func `a secret can be compared and used`() {
        #expect(secret == Secret("hunter2"))
        #expect(secret != Secret("hunter3"))
        #expect(secret.use { $0.count } == 7)
    }
}
