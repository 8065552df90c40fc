/// Functions and procedures, with bodies that a careless lexer cuts in two.
extension PostgresRandomSchema {
    mutating func makeFunction() {
        let place = place("fn")
        let kinds = ["integer", "text", "numeric", "timestamp without time zone", "boolean[]"]
        let types = (0..<numbers.number(0...3)).map { _ in numbers.one(of: kinds) }
        let arguments = types.map { type -> String in
            let mode = numbers.one(of: ["", "IN ", ""])
            return "\(mode)\(Self.quoted(name("a"))) \(type)"
        }
        let said = "\(place.saidRoutine)(\(types.joined(separator: ", ")))"
        let signature = "\(place.sql)(\(types.joined(separator: ", ")))"
        if numbers.oneIn(4) {
            makeProcedure(place, arguments, said: said, signature: signature)
            return
        }
        let options = [
            numbers.one(of: ["", " IMMUTABLE", " STABLE"]), numbers.oneIn(3) ? " STRICT" : "",
            numbers.oneIn(3) ? " SECURITY DEFINER" : "", numbers.oneIn(3) ? " PARALLEL SAFE" : "",
            numbers.oneIn(4) ? " COST 7" : "", numbers.oneIn(4) ? " SET search_path = pg_catalog, \"a b\"" : "",
            numbers.oneIn(4) ? " SET work_mem = '64kB'" : "",
        ]
        .joined()
        let (returns, body) = body(of: types)
        add("CREATE FUNCTION \(place.sql)(\(arguments.joined(separator: ", "))) RETURNS \(returns)\(options) \(body)")
        propose("DROP FUNCTION \(signature)", "missing function:\(said)")
        propose("COMMENT ON FUNCTION \(signature) IS 'by hand'", "changed function:\(said): comment")
        propose("ALTER FUNCTION \(signature) COST 99", "changed function:\(said): cost")
        propose("REVOKE EXECUTE ON FUNCTION \(signature) FROM PUBLIC", "changed function:\(said): grants")
        propose("ALTER FUNCTION \(signature) SET lock_timeout = '7s'", "changed function:\(said): settings")
    }

    private mutating func makeProcedure(_ place: Place, _ arguments: [String], said: String, signature: String) {
        add(
            "CREATE PROCEDURE \(place.sql)(\(arguments.joined(separator: ", "))) LANGUAGE plpgsql AS "
                + "'BEGIN PERFORM ''a;b''; -- done\nEND'"
        )
        propose("DROP PROCEDURE \(signature)", "missing procedure:\(said)")
        propose("ALTER PROCEDURE \(signature) SECURITY DEFINER", "changed procedure:\(said): security")
    }

    /// What a function gives, and how it comes by it.
    private mutating func body(of types: [String]) -> (returns: String, body: String) {
        switch numbers.number(0...4) {
        case 0: return ("integer", "LANGUAGE sql AS $$ SELECT 1; -- it's\n $$")
        case 1: return ("SETOF text", "LANGUAGE sql ROWS 7 AS 'SELECT ''a;''::text'")
        case 2: return ("TABLE (one integer, \"two words\" text)", "LANGUAGE sql AS $f$SELECT 1, '$$'::text$f$")
        case 3: return ("integer", "LANGUAGE sql RETURN \(types.contains("integer") ? 7 : 8) + 1")
        default:
            let tag = numbers.one(of: ["$$", "$body$", "$été$"])
            return (
                "text",
                """
                LANGUAGE plpgsql AS \(tag)
                DECLARE
                    found text := \(Self.literal(text().replacing("$$", with: "")));
                BEGIN
                    /* a; comment */ IF found IS NULL THEN RETURN 'public.x'; END IF;
                    RETURN found;
                END \(tag)
                """
            )
        }
    }
}
