extension MariaDBMutation {
    static let views: [MariaDBMutation] = [
        .init("CREATE VIEW more AS SELECT 1 AS a", "unexpected view:more"),
        .init("DROP VIEW v_joined", "missing view:v_joined"),
        .init("RENAME TABLE v_joined TO v_other", "renamed view:v_joined to v_other"),
        .init(
            "CREATE OR REPLACE VIEW v_faces AS SELECT '😁' AS face, name FROM plain",
            "changed view:v_faces: definition"
        ),
        .init(
            "ALTER VIEW v_local AS SELECT id FROM plain WHERE id > 1 WITH LOCAL CHECK OPTION",
            "changed view:v_local: definition"
        ),
        .init(
            "ALTER ALGORITHM = TEMPTABLE VIEW v_faces AS SELECT '😀' AS face, name FROM plain",
            "changed view:v_faces: algorithm"
        ),
        .init(
            "ALTER SQL SECURITY INVOKER VIEW v_faces AS SELECT '😀' AS face, name FROM plain",
            "changed view:v_faces: security"
        ),
        .init("ALTER VIEW v_local AS SELECT id FROM plain WHERE id > 0", "changed view:v_local: check option"),
        .init(
            "ALTER DEFINER = somebody@localhost VIEW v_faces AS SELECT '😀' AS face, name FROM plain",
            "changed view:v_faces: definer"
        ),
    ]

    private static let mode = """
        SET sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION';
        """
    private static let oracle = "SET sql_mode = 'ORACLE';\nDELIMITER //\n"

    static let routines: [MariaDBMutation] = [
        .init("CREATE FUNCTION more() RETURNS INT RETURN 1", "unexpected function:more"),
        .init("DROP FUNCTION doubled", "missing function:doubled"),
        .init("CREATE PROCEDURE more() SELECT 1", "unexpected procedure:more"),
        .init("DROP PROCEDURE work", "missing procedure:work"),
        .init("DROP FUNCTION added", "missing function:added"),
        .init(mode + "CREATE OR REPLACE PROCEDURE nothing() SELECT 2", "changed procedure:nothing: body"),
        .init(mode + "CREATE OR REPLACE PROCEDURE nothing(a INT) SELECT 1", "changed procedure:nothing: arguments"),
        .init(
            mode + "CREATE OR REPLACE FUNCTION doubled(n INT) RETURNS INT DETERMINISTIC NO SQL RETURN n * 2",
            "changed function:doubled: returns"
        ),
        .init(
            mode + "CREATE OR REPLACE FUNCTION doubled(n SMALLINT) RETURNS BIGINT DETERMINISTIC NO SQL RETURN n * 2",
            "changed function:doubled: arguments"
        ),
        .init(
            mode + "CREATE OR REPLACE FUNCTION doubled(n INT) RETURNS BIGINT NO SQL RETURN n * 2",
            "changed function:doubled: deterministic"
        ),
        .init("ALTER FUNCTION doubled CONTAINS SQL", "changed function:doubled: data access"),
        .init("ALTER PROCEDURE work SQL SECURITY INVOKER", "changed procedure:work: security"),
        .init("ALTER PROCEDURE work COMMENT 'other'", "changed procedure:work: comment"),
        .init(
            mode + "CREATE OR REPLACE DEFINER = somebody@localhost PROCEDURE nothing() SELECT 1",
            "changed procedure:nothing: definer"
        ),
        .init(
            "SET sql_mode = 'ANSI'; CREATE OR REPLACE PROCEDURE nothing() SELECT 1",
            "changed procedure:nothing: sql mode"
        ),
        .init(
            "SET NAMES latin1; " + mode + "CREATE OR REPLACE PROCEDURE nothing() SELECT 1",
            "changed procedure:nothing: character set"
        ),
        .init("SET sql_mode = 'ORACLE'; DROP PACKAGE BODY kit", "missing package body:kit"),
        .init("SET sql_mode = 'ORACLE'; DROP PACKAGE lone", "missing package:lone"),
        .init(
            oracle
                + "CREATE OR REPLACE PACKAGE lone SQL SECURITY INVOKER COMMENT 'without a body' AS\n    FUNCTION two RETURN INT;\nEND//",
            "changed package:lone: body"
        ),
        .init(
            oracle + "CREATE OR REPLACE PACKAGE lone COMMENT 'without a body' AS\n    FUNCTION one RETURN INT;\nEND//",
            "changed package:lone: security"
        ),
    ]

    private static let strict = "SET sql_mode = 'STRICT_TRANS_TABLES'; "

    static let triggers: [MariaDBMutation] = [
        .init("CREATE TRIGGER more AFTER INSERT ON plain FOR EACH ROW SET @a = 1", "unexpected trigger:plain.more"),
        .init("CREATE TRIGGER more BEFORE INSERT ON plain FOR EACH ROW SET @a = 1", "unexpected trigger:plain.more"),
        .init("DROP TRIGGER second_note", "missing trigger:plain.second_note"),
        .init("DROP TRIGGER before_first", "missing trigger:plain.before_first"),
        .init("DROP TRIGGER first_note", "missing trigger:plain.first_note"),
        .init(
            "CREATE TRIGGER more BEFORE INSERT ON plain FOR EACH ROW PRECEDES second_note SET @a = 1",
            "unexpected trigger:plain.more"
        ),
        .init("DROP TRIGGER gone", "missing trigger:child.gone"),
        .init(
            strict + "CREATE OR REPLACE TRIGGER gone AFTER DELETE ON child FOR EACH ROW SET @gone = OLD.self",
            "changed trigger:child.gone: body"
        ),
        .init(
            strict + "CREATE OR REPLACE TRIGGER gone BEFORE DELETE ON child FOR EACH ROW SET @gone = OLD.id",
            "changed trigger:child.gone: timing"
        ),
        .init(
            strict + "CREATE OR REPLACE TRIGGER gone AFTER UPDATE ON child FOR EACH ROW SET @gone = OLD.id",
            "changed trigger:child.gone: events"
        ),
        .init(
            "SET sql_mode = ''; CREATE OR REPLACE TRIGGER gone AFTER DELETE ON child FOR EACH ROW SET @gone = OLD.id",
            "changed trigger:child.gone: sql mode"
        ),
        .init(
            strict
                + "CREATE OR REPLACE DEFINER = a@b TRIGGER gone AFTER DELETE ON child FOR EACH ROW SET @gone = OLD.id",
            "changed trigger:child.gone: definer"
        ),
    ]

    static let events: [MariaDBMutation] = [
        .init("CREATE EVENT more ON SCHEDULE EVERY 1 DAY DO SET @a = 1", "unexpected event:more"),
        .init("DROP EVENT once", "missing event:once"),
        .init("ALTER EVENT nightly RENAME TO daily", "renamed event:nightly to daily"),
        .init(
            "ALTER EVENT nightly ON SCHEDULE EVERY 2 DAY STARTS '2030-01-01 03:00:00' ENDS '2036-01-01 00:00:00'",
            "changed event:nightly: schedule"
        ),
        .init(
            "ALTER EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 04:00:00' ENDS '2036-01-01 00:00:00'",
            "changed event:nightly: starts"
        ),
        .init(
            "ALTER EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 03:00:00' ENDS '2035-01-01 00:00:00'",
            "changed event:nightly: ends"
        ),
        .init("ALTER EVENT once ON SCHEDULE AT '2035-05-05 06:05:00'", "changed event:once: schedule"),
        .init("ALTER EVENT nightly DISABLE", "changed event:nightly: enabled"),
        .init("ALTER EVENT nightly ON COMPLETION NOT PRESERVE", "changed event:nightly: on completion"),
        .init("ALTER EVENT nightly COMMENT 'by day'", "changed event:nightly: comment"),
        .init(strict + "ALTER EVENT nightly DO DELETE FROM child WHERE id < 1", "changed event:nightly: body"),
        .init("ALTER DEFINER = somebody@localhost EVENT nightly ENABLE", "changed event:nightly: definer"),
        .init(
            "SET time_zone = '+02:00'; ALTER EVENT abroad ON SCHEDULE EVERY 1 HOUR STARTS '2030-01-01 00:00:00'",
            "changed event:abroad: settings"
        ),
    ]
}
