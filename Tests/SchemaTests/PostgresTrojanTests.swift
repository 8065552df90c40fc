import Database
import SQLText
import SchemaModel
import TestSupport
import Testing

/// What somebody who may create things in a schema could do to the one who reads it.
@Suite(.timeLimit(.minutes(10)))
struct PostgresTrojanTests {
    /// What holds expressions of the user's that reading must print and never compute, each of which tells.
    private static let expressions = """
        CREATE FUNCTION public.tell() RETURNS boolean LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'a function of the user was called'; END $$;
        CREATE FUNCTION wake() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
        CREATE SEQUENCE told;
        CREATE TABLE bait (id integer DEFAULT public.tell()::integer, note text,
            CONSTRAINT careful CHECK (public.tell()), wide integer GENERATED ALWAYS AS (id + public.wake()) STORED);
        CREATE INDEX sleeping ON bait ((id + public.wake())) WHERE public.wake() > 0;
        CREATE VIEW watching AS SELECT public.tell() AS told, nextval('told') AS number FROM bait;
        CREATE POLICY trap ON bait USING (public.tell());
        CREATE STATISTICS guess ON (id + public.wake()), note FROM bait;
        CREATE OR REPLACE FUNCTION wake() RETURNS integer LANGUAGE plpgsql IMMUTABLE AS
            $$ BEGIN RAISE EXCEPTION 'a function of the user was called'; END $$;
        """

    /// Functions, operators and tables that a careless question would take for the server's own.
    private static let namesakes = """
        CREATE FUNCTION same(name, name) RETURNS boolean LANGUAGE sql AS 'SELECT public.tell()';
        CREATE FUNCTION same(oid, oid) RETURNS boolean LANGUAGE sql AS 'SELECT public.tell()';
        CREATE FUNCTION same(name, text) RETURNS boolean LANGUAGE sql AS 'SELECT public.tell()';
        CREATE FUNCTION same(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT public.tell()';
        CREATE FUNCTION same("char", "char") RETURNS boolean LANGUAGE sql AS 'SELECT public.tell()';
        CREATE FUNCTION same(smallint, integer) RETURNS boolean LANGUAGE sql AS 'SELECT public.tell()';
        CREATE FUNCTION glue(text, text) RETURNS text LANGUAGE sql AS 'SELECT public.tell()::text';
        CREATE FUNCTION glue(text, name) RETURNS text LANGUAGE sql AS 'SELECT public.tell()::text';
        CREATE FUNCTION glue(name, text) RETURNS text LANGUAGE sql AS 'SELECT public.tell()::text';
        CREATE OPERATOR = (FUNCTION = same, LEFTARG = name, RIGHTARG = name);
        CREATE OPERATOR = (FUNCTION = same, LEFTARG = oid, RIGHTARG = oid);
        CREATE OPERATOR = (FUNCTION = same, LEFTARG = name, RIGHTARG = text);
        CREATE OPERATOR = (FUNCTION = same, LEFTARG = text, RIGHTARG = text);
        CREATE OPERATOR = (FUNCTION = same, LEFTARG = "char", RIGHTARG = "char");
        CREATE OPERATOR > (FUNCTION = same, LEFTARG = smallint, RIGHTARG = integer);
        CREATE OPERATOR || (FUNCTION = glue, LEFTARG = text, RIGHTARG = text);
        CREATE OPERATOR || (FUNCTION = glue, LEFTARG = text, RIGHTARG = name);
        CREATE OPERATOR || (FUNCTION = glue, LEFTARG = name, RIGHTARG = text);
        CREATE FUNCTION pg_get_expr(pg_node_tree, oid) RETURNS text LANGUAGE sql AS 'SELECT public.tell()::text';
        CREATE FUNCTION pg_get_viewdef(oid) RETURNS text LANGUAGE sql AS 'SELECT public.tell()::text';
        CREATE FUNCTION format_type(oid, integer) RETURNS text LANGUAGE sql AS 'SELECT public.tell()::text';
        CREATE FUNCTION quote_ident(text) RETURNS text LANGUAGE sql AS 'SELECT public.tell()::text';
        CREATE FUNCTION set_config(text, text, boolean) RETURNS text LANGUAGE sql AS 'SELECT public.tell()::text';
        CREATE FUNCTION has_schema_privilege(oid, text) RETURNS boolean LANGUAGE sql AS 'SELECT public.tell()';
        CREATE VIEW pg_class AS SELECT public.tell() AS oid;
        CREATE TABLE pg_namespace (oid integer CHECK (public.tell()));
        CREATE TYPE regclass AS (oid oid);
        CREATE TYPE name AS (oid oid);
        """

    @Test func `nothing of the user's is run by the one who reads`() async throws {
        try await withTestDatabase(.postgres) { database in
            try await database.client(Self.expressions)
            try await database.client(Self.namesakes)
            // The worst that a database's owner can set: the path of everybody.
            let name = database.endpoint.database
            try await database.client("ALTER DATABASE \(name) SET search_path = public, pg_catalog")
            let schema = try await database.schema(of: PostgresZoo.scope)
            let bait = try #require(schema.objects.first { $0.kind == .table && $0.name == "bait" })
            #expect(bait.parts.filter { $0.kind == .check }.map(\.name) == ["careful"])
            #expect(schema.objects.contains { $0.kind == .view && $0.name == "pg_class" })
            #expect(try await database.client("SELECT is_called FROM told") == "f\n")
            #expect(try await database.schema(of: PostgresZoo.scope) == schema)
        }
    }
}
