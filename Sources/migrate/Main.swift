import Commands

@main
enum Main {
    static func main() async {
        await Migrate.run(Array(CommandLine.arguments.dropFirst()))
    }
}
