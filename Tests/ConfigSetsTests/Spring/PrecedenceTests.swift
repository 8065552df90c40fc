import ConfigSets
import Findings
import Testing

/// Which place wins: every answer is one that Spring Boot gave.
@Suite struct SpringPrecedence {
    static let folders: [SpringCase] = [
        SpringCase(
            name: "properties beat yml beat yaml in one folder",
            files: [
                "application.yaml": "a: yaml\nb: yaml\nc: yaml\n", "application.yml": "a: yml\nb: yml\n",
                "application.properties": "a=properties\n",
            ],
            values: ["a": "properties", "b": "yml", "c": "yaml"]
        ),
        SpringCase(
            name: "config beats the folder above it",
            files: ["application.properties": "a=top\nb=top\n", "config/application.yaml": "a: config\n"],
            values: ["a": "config", "b": "top"]
        ),
        SpringCase(
            name: "a file of a profile beats every file without one",
            files: ["application-prod.yaml": "a: prod\n", "config/application.properties": "a=config\n"],
            variables: ["SPRING_PROFILES_ACTIVE=prod"],
            values: ["a": "prod"]
        ),
        SpringCase(
            name: "of two profiles the last one wins, whatever the ending and the folder",
            files: [
                "application-prod.properties": "a=prod\n", "config/application-prod.properties": "a=prod config\n",
                "application-live.yaml": "a: live\n",
            ],
            variables: ["SPRING_PROFILES_ACTIVE=prod,live"],
            values: ["a": "live"]
        ),
        SpringCase(
            name: "without a profile the file of the profile default is read",
            files: ["application.yml": "a: 1\n", "application-default.yml": "a: 2\n"],
            profiles: ["default"],
            values: ["a": "2"]
        ),
        SpringCase(
            name: "with a profile the file of the profile default is not read",
            files: ["application.yml": "a: 1\n", "application-default.yml": "a: 2\n"],
            variables: ["SPRING_PROFILES_ACTIVE=prod"],
            profiles: ["prod"],
            values: ["a": "1"]
        ),
        SpringCase(
            name: "later documents win, and those that hold count",
            files: [
                "application.yml": """
                a: 1
                ---
                spring.config.activate.on-profile: prod
                a: 2
                ---
                spring.config.activate.on-profile: dev
                a: 3
                """
            ],
            variables: ["SPRING_PROFILES_ACTIVE=prod"],
            values: ["a": "2"]
        ),
        SpringCase(
            name: "no document of application.yml beats the file of a profile",
            files: [
                "application.yml": "a: 1\n---\nspring.config.activate.on-profile: prod\na: 2\n",
                "application-prod.yml": "a: 3\n",
            ],
            variables: ["SPRING_PROFILES_ACTIVE=prod"],
            values: ["a": "3"]
        ),
        SpringCase(
            name: "documents of properties files are parted by #--- and !---",
            files: ["application.properties": "a=1\n#---\na=2\nb=2\n!---\nb=3\n"],
            values: ["a": "2", "b": "3"]
        ),
    ]

    static let above: [SpringCase] = [
        SpringCase(
            name: "variables beat files, properties beat variables, arguments beat all",
            files: ["application.properties": "a=file\nb=file\nc=file\nd=file\n"],
            variables: ["A=variable", "B=variable", "C=variable"],
            properties: ["b=property", "c=property"],
            arguments: ["c=argument"],
            values: ["a": "variable", "b": "property", "c": "argument", "d": "file"]
        ),
        SpringCase(
            name: "the JSON of the service beats properties, and arguments beat it",
            files: ["application.properties": "a=file\n"],
            variables: [#"SPRING_APPLICATION_JSON={"a":"json","b":{"c":1.10,"d":[1,2]},"e":null,"f":true}"#],
            properties: ["a=property", "e=property"],
            arguments: ["b.c=argument"],
            values: ["a": "json", "b.c": "argument", "b.d[1]": "2", "e": "property", "f": "true"]
        ),
        SpringCase(
            name: "a number of the JSON reads as Java prints it",
            variables: [#"SPRING_APPLICATION_JSON={"n":1.10,"m":1e3}"#],
            values: ["n": "1.1", "m": "1000.0"]
        ),
        SpringCase(
            name: "the JSON of a system property counts before that of the variable",
            variables: [#"SPRING_APPLICATION_JSON={"a":1}"#],
            properties: [#"spring.application.json={"a":2}"#],
            values: ["a": "2"]
        ),
        SpringCase(
            name: "a location from outside replaces the usual ones",
            files: ["application.yml": "a: 1\n", "other/application.yml": "b: 2\n"],
            variables: ["SPRING_CONFIG_LOCATION=classpath:/other/"],
            values: ["a": nil, "b": "2"]
        ),
        SpringCase(
            name: "an additional location beats the usual ones, profiles of those included",
            files: [
                "application.yml": "a: 1\n", "application-prod.yml": "a: 2\nb: 2\n", "other/application.yml": "a: 3\n",
            ],
            variables: ["SPRING_CONFIG_ADDITIONAL_LOCATION=classpath:/other/", "SPRING_PROFILES_ACTIVE=prod"],
            values: ["a": "3", "b": "2"]
        ),
        SpringCase(
            name: "locations one after the other: all of the second beats all of the first",
            files: [
                "a/application.yml": "v: a\n", "a/application-prod.yml": "v: a-prod\n", "b/application.yml": "v: b\n",
            ],
            variables: ["SPRING_CONFIG_LOCATION=classpath:/a/,classpath:/b/", "SPRING_PROFILES_ACTIVE=prod"],
            values: ["v": "b"]
        ),
        SpringCase(
            name: "locations in one group: a profile beats both",
            files: [
                "a/application.yml": "v: a\n", "a/application-prod.yml": "v: a-prod\n", "b/application.yml": "v: b\n",
            ],
            variables: ["SPRING_CONFIG_LOCATION=classpath:/a/;classpath:/b/", "SPRING_PROFILES_ACTIVE=prod"],
            values: ["v": "a-prod"]
        ),
        SpringCase(
            name: "files of another name",
            files: ["application.yml": "a: 1\n", "shop.yml": "b: 2\n", "shop-prod.yml": "c: 3\n"],
            properties: ["spring.config.name=shop", "spring.profiles.active=prod"],
            values: ["a": nil, "b": "2", "c": "3"]
        ),
        SpringCase(
            name: "an import from outside beats all files",
            files: ["application-prod.yml": "a: 1\n", "x.yml": "a: 2\n"],
            variables: ["SPRING_CONFIG_IMPORT=classpath:x.yml", "SPRING_PROFILES_ACTIVE=prod"],
            values: ["a": "2"]
        ),
    ]

    @Test(arguments: folders + above) func `Spring's own answer`(_ example: SpringCase) throws {
        let answer = try example.answer()
        for (key, value) in example.values { #expect(answer.set.text(key) == value, "\(key)") }
        if let profiles = example.profiles { #expect(answer.profiles == profiles) }
    }

    @Test func `JSON that is none stops the service, and its text is not shown`() {
        let example = SpringCase(name: "", variables: ["SPRING_APPLICATION_JSON={\"k\":\"q9Zt"])
        #expect {
            try example.answer()
        } throws: { error in
            !"\(error)".contains("q9Zt") && (error as? ConfigFileError)?.finding.location?.file == "variables"
        }
    }

    @Test(arguments: [
        "SPRING_APPLICATION_JSON={\"a\":\"q9Zt\"}", "JAVA_TOOL_OPTIONS=-Xmx1g -Dspring.datasource.password=q9Zt",
    ])
    func `a variable that holds a secret among others is one`(_ variable: String) throws {
        let key = String(variable.prefix { $0 != "=" })
        let entry = ConfigEntry(
            key: key,
            text: .plain(String(variable.dropFirst(key.count + 1))),
            location: .init(file: "x")
        )
        let layer = ConfigLayer(name: "x", kind: .environmentVariables, entries: [entry])
        let layers = try SpringStart.layers(above: [layer], policy: SecretPolicy())
        #expect(layers[0].entries[0].text.isSecret)
        #expect(!"\(layers[0])".contains("q9Zt"))
    }
}
