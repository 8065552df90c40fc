import ConfigSets
import Findings
import Testing

/// Which profiles are active, and which documents hold.
@Suite struct SpringProfiles {
    /// An expression, the active profiles, and whether it holds; `nil` when Spring refuses it.
    static let expressions: [(text: String, active: [String], holds: Bool?)] = [
        ("prod", ["prod"], true), ("prod", ["dev"], false), ("prod", [], false), ("!prod", ["dev"], true),
        ("!prod", ["prod"], false), ("! prod", ["dev"], true), ("prod & eu", ["prod", "eu"], true),
        ("prod & eu", ["prod"], false), ("prod | eu", ["eu"], true), ("prod|eu", ["us"], false),
        ("prod&!eu", ["prod"], true), ("prod & !eu", ["prod", "eu"], false),
        ("(prod | dev) & eu", ["dev", "eu"], true),
        ("(prod | dev) & eu", ["dev"], false), ("prod | (dev & eu)", ["dev", "eu"], true),
        ("!(prod | dev)", ["stage"], true), ("!(prod | dev)", ["dev"], false), ("((prod))", ["prod"], true),
        ("a & b & c", ["a", "b", "c"], true), ("a & b & c", ["a", "c"], false), ("a | b | c", ["c"], true),
        ("prod & eu | dev", ["dev"], nil), ("a | b & c", ["a"], nil), ("(a | b) & (c | d)", ["b", "c"], true),
        ("", [], nil), ("&", [], nil), ("!", [], nil), ("()", [], nil), ("( & a", ["a"], true), ("(a", ["a"], true),
        ("a)", ["a"], true), ("a &", ["a"], true), ("& a", ["a"], true), ("a b", ["a b"], true), ("a b", ["ab"], false),
        ("a (b)", ["b"], true), ("a-b.c_d+e@f", ["a-b.c_d+e@f"], true), ("PROD", ["prod"], false),
        ("!!a", ["a"], true), ("!(a) & b", ["b"], true), ("!(a & b)", ["a"], true), ("프로드", ["프로드"], true),
    ]

    @Test(arguments: expressions)
    func `an expression holds as it does for Spring`(_ text: String, _ active: [String], _ holds: Bool?) {
        #expect(ProfileExpression(text).map { $0.holds(Set(active)) } == holds)
    }

    @Test func `an expression of a hundred thousand parentheses is none`() {
        #expect(ProfileExpression(String(repeating: "(", count: 100_000) + "a") == nil)
        #expect(ProfileExpression(String(repeating: "!", count: 100_000) + "a") == nil)
    }

    @Test(arguments: [
        ("prod", true), ("a-b", true), ("a_b.c+d@e", true), ("1", true), ("é", true), ("-a", false), ("a-", false),
        ("", false), ("a b", false), ("a/b", false), (".a", false), ("a@", false),
    ])
    func `a text is a profile's name or not`(_ text: String, _ isName: Bool) {
        #expect(Profiles.isName(text) == isName)
    }

    /// A value of `spring.profiles.active`, what else stands in `application.properties`, and the profiles.
    static let choices: [SpringCase] = [
        SpringCase(
            name: "trimmed",
            files: ["application.properties": "spring.profiles.active= a , b\n"],
            profiles: ["a", "b"]
        ),
        SpringCase(
            name: "a list by index",
            files: ["application.properties": "spring.profiles.active[0]=a\nspring.profiles.active[1]=b\n"],
            profiles: ["a", "b"]
        ),
        SpringCase(
            name: "a variable replaces what files say",
            files: ["application.properties": "spring.profiles.active=a,b\n"],
            variables: ["SPRING_PROFILES_ACTIVE=c"],
            profiles: ["c"]
        ),
        SpringCase(
            name: "an argument replaces a property, which replaces a variable",
            variables: ["SPRING_PROFILES_ACTIVE=a"],
            properties: ["spring.profiles.active=b"],
            arguments: ["spring.profiles.active=c"],
            profiles: ["c"]
        ),
        SpringCase(
            name: "included ones come first",
            files: ["application.yml": "spring.profiles: {active: prod, include: [eu, db]}\n"],
            profiles: ["eu", "db", "prod"]
        ),
        SpringCase(
            name: "all includes count, those of stronger places before the others",
            files: [
                "application.yml": "spring.profiles.include: a\n---\nspring.profiles.include: b\n",
                "config/application.yml": "spring.profiles.include: c\n",
            ],
            variables: ["SPRING_PROFILES_INCLUDE=d", "SPRING_PROFILES_ACTIVE=x"],
            profiles: ["d", "c", "b", "a", "x"]
        ),
        SpringCase(
            name: "an include alone makes the default profile vanish",
            files: ["application.yml": "spring.profiles.include: a\n"],
            profiles: ["a"]
        ),
        SpringCase(
            name: "a group stands right behind its profile, depth first",
            files: [
                "application.properties":
                    "spring.profiles.group.a=b,d\nspring.profiles.group.b=c\nspring.profiles.active=a,e\n"
            ],
            profiles: ["a", "b", "c", "d", "e"]
        ),
        SpringCase(
            name: "a group that needs itself ends",
            files: [
                "application.properties":
                    "spring.profiles.group.a=b\nspring.profiles.group.b=a\nspring.profiles.active=b\n"
            ],
            profiles: ["b", "a"]
        ),
        SpringCase(
            name: "a group from a variable",
            variables: ["SPRING_PROFILES_GROUP_PROD=eu,db", "SPRING_PROFILES_ACTIVE=prod"],
            profiles: ["prod", "eu", "db"]
        ),
        SpringCase(
            name: "the strongest place has a group whole",
            files: [
                "application.yml": "spring.profiles.group.prod: [a, b]\n---\nspring.profiles.group.prod: c\n"
            ],
            variables: ["SPRING_PROFILES_ACTIVE=prod"],
            profiles: ["prod", "c"]
        ),
        SpringCase(
            name: "groups are told apart by case",
            files: ["application.yml": "spring.profiles.group.Prod: x\n"],
            variables: ["SPRING_PROFILES_ACTIVE=prod,Prod"],
            profiles: ["prod", "Prod", "x"]
        ),
        SpringCase(
            name: "another default",
            files: ["application.yml": "spring.profiles.default: dev\n", "application-dev.yml": "a: 1\n"],
            profiles: ["dev"],
            values: ["a": "1"]
        ),
        SpringCase(
            name: "profiles may be named by a placeholder",
            files: ["application.yml": "spring.profiles.active: ${STAGE:dev}\n"],
            variables: ["STAGE=prod"],
            profiles: ["prod"]
        ),
        SpringCase(
            name: "a later document replaces the active profiles",
            files: ["application.yml": "spring.profiles.active: a\n---\nspring.profiles.active: b\n"],
            profiles: ["b"]
        ),
        SpringCase(
            name: "the active profiles of a document that does not hold count all the same",
            files: [
                "application.yml":
                    "spring.profiles.active: prod\n---\nspring.config.activate.on-profile: prod\nspring.profiles.active: eu\n"
            ],
            profiles: ["eu"]
        ),
    ]

    static let platforms: [SpringCase] = [
        SpringCase(
            name: "none in particular",
            files: ["application.yml": "a: 1\n---\nspring.config.activate.on-cloud-platform: none\na: 2\n"],
            values: ["a": "2"]
        ),
        SpringCase(
            name: "another platform",
            files: ["application.yml": "a: 1\n---\nspring.config.activate.on-cloud-platform: kubernetes\na: 2\n"],
            values: ["a": "1"]
        ),
        SpringCase(
            name: "a platform that is named",
            files: ["application.yml": "a: 1\n---\nspring.config.activate.on-cloud-platform: kubernetes\na: 2\n"],
            variables: ["SPRING_MAIN_CLOUD_PLATFORM=kubernetes"],
            values: ["a": "2"]
        ),
        SpringCase(
            name: "a platform that its variables show",
            files: ["application.yml": "a: 1\n---\nspring.config.activate.on-cloud-platform: Kubernetes\na: 2\n"],
            variables: ["KUBERNETES_SERVICE_HOST=h", "KUBERNETES_SERVICE_PORT=1"],
            values: ["a": "2"]
        ),
        SpringCase(
            name: "platform and profile have to hold both",
            files: [
                "application.yml":
                    "a: 1\n---\nspring.config.activate: {on-cloud-platform: none, on-profile: prod}\na: 2\n"
            ],
            values: ["a": "1"]
        ),
        SpringCase(
            name: "of several expressions one is enough",
            files: ["application.yml": "a: 1\n---\nspring.config.activate.on-profile: [dev, prod & eu]\na: 2\n"],
            variables: ["SPRING_PROFILES_ACTIVE=eu,prod"],
            values: ["a": "2"]
        ),
        SpringCase(
            name: "an empty condition is none",
            files: ["application.yml": "a: 1\n---\nspring.config.activate.on-profile: ''\na: 2\n"],
            values: ["a": "2"]
        ),
    ]

    @Test(arguments: choices + platforms) func `Spring's own answer`(_ example: SpringCase) throws {
        let answer = try example.answer()
        if let profiles = example.profiles { #expect(answer.profiles == profiles) }
        for (key, value) in example.values { #expect(answer.set.text(key) == value, "\(key)") }
    }

    /// Files that stop the service, the code of the finding, and its place.
    @Test(arguments: [
        ("application-prod.yml", "a: 1\nspring.profiles.active: dev\n", "CONFIG_INVALID_PROPERTY", 2),
        ("application-prod.yml", "spring.profiles.include: dev\n", "CONFIG_INVALID_PROPERTY", 1),
        ("application-prod.properties", "spring.profiles.default=dev\n", "CONFIG_INVALID_PROPERTY", 1),
        ("application-prod.properties", "spring.profiles.active[0]=dev\n", "CONFIG_INVALID_PROPERTY", 1),
        (
            "application.yml", "spring.config.activate.on-profile: prod\nspring.profiles.include: eu\n",
            "CONFIG_INVALID_PROPERTY", 2
        ),
        (
            "application.yml", "spring.config.activate.on-profile: prod\nspring.profiles.active: eu\n",
            "CONFIG_MISPLACED_PROFILES", 2
        ),
        ("application.yml", "a: 1\n---\nspring.profiles: prod\n", "CONFIG_LEGACY_PROFILES", 3),
        ("application.yml", "spring.profiles[0]: prod\n", "CONFIG_LEGACY_PROFILES", 1),
        ("application.yml", "spring.config.activate.on-profile: a & b | c\n", "CONFIG_MALFORMED_PROFILE", 1),
        ("application.yml", "spring.profiles.include: a/b\n", "CONFIG_INVALID_PROFILE", 1),
    ])
    func `what stops the service is a finding with its place`(
        _ file: String,
        _ text: String,
        _ code: String,
        _ line: Int
    ) throws {
        let example = SpringCase(name: "", files: [file: text], variables: ["SPRING_PROFILES_ACTIVE=prod"])
        let finding = try #require(try example.answer().findings.first { $0.code == code })
        #expect(finding.severity == .error)
        #expect(finding.location?.file == "res/" + file)
        #expect(finding.location?.line == line)
    }

    @Test func `what decides about files has no effect in one`() throws {
        let text = "spring.config: {location: 'file:x.yml', name: other, additional-location: 'file:y.yml'}\na: 1\n"
        let answer = try SpringCase(name: "", files: ["application.yml": text, "other.yml": "a: 2\n"]).answer()
        #expect(answer.set.text("a") == "1")
        #expect(answer.findings.map(\.code) == Array(repeating: "CONFIG_NO_EFFECT", count: 3))
        #expect(answer.findings.allSatisfy { $0.severity == .warning && $0.location?.line == 1 })
    }

    @Test func `a profile that the build fills in is none yet`() throws {
        let files = [
            "application.yml": "spring.profiles.active: @spring.profiles.active@\na: 1\n",
            "application-default.yml": "a: 2\n",
        ]
        let answer = try SpringCase(name: "", files: files).answer()
        #expect(answer.profiles == ["default"])
        #expect(answer.set.text("a") == "2")
        #expect(answer.findings.map(\.code) == ["CONFIG_TEMPLATE"])
    }

    @Test func `ten thousand profiles that include one another are all active once`() throws {
        let names = (0..<10_000).map { "p\($0)" }.joined(separator: ",")
        let text = "spring.profiles.active=\(names)\nspring.profiles.group.p0=\(names)\n"
        let answer = try SpringCase(name: "", files: ["application.properties": text]).answer()
        #expect(answer.profiles.count == 10_000)
    }
}
