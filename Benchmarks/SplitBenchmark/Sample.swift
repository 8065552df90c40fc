import SQLText

/// One kind of text that people have in migrations.
struct Sample {
    let name: String
    let dialect: Dialect
    /// What stands once at the beginning.
    var opening = ""
    /// What is repeated until there is enough.
    let repeated: String
    var ending = ""

    /// The whole text, a little larger than asked for.
    func text(bytesMin: Int) -> [UInt8] {
        var text = Array(opening.utf8)
        text.reserveCapacity(bytesMin + repeated.utf8.count + ending.utf8.count)
        while text.count < bytesMin { text += repeated.utf8 }
        return text + ending.utf8
    }

    static let all = [
        Sample(
            name: "MariaDB dump, many rows a statement",
            dialect: .mariadb,
            repeated: insert(rows: 2000, escape: "\\'")
        ),
        Sample(name: "MariaDB, one row a statement", dialect: .mariadb, repeated: insert(rows: 1, escape: "''")),
        Sample(name: "MariaDB tables", dialect: .mariadb, repeated: mariadbTable),
        Sample(
            name: "MariaDB procedures with DELIMITER",
            dialect: .mariadb,
            repeated: "DELIMITER //\n\(procedure)//\nDELIMITER ;\n"
        ),
        Sample(name: "MariaDB procedures without DELIMITER", dialect: .mariadb, repeated: "\(procedure);\n"),
        Sample(
            name: "PostgreSQL dump, COPY",
            dialect: .postgres,
            opening: "COPY public.customer (id, name, state, note, created_at) FROM stdin;\n",
            repeated: "4711\tthe customer's name\topen\ta note of some words\\twith a tab\t2025-02-01 10:00:00+00\n",
            ending: "\\.\n"
        ),
        Sample(
            name: "PostgreSQL dump, many rows a statement",
            dialect: .postgres,
            repeated: insert(rows: 2000, escape: "''")
        ),
        Sample(name: "PostgreSQL tables", dialect: .postgres, repeated: postgresTable),
        Sample(name: "PostgreSQL functions", dialect: .postgres, repeated: function),
        Sample(name: "SQLite dump, one row a statement", dialect: .sqlite, repeated: insert(rows: 1, escape: "''")),
        Sample(name: "SQLite tables and triggers", dialect: .sqlite, repeated: sqliteTable),
    ]

    private static func insert(rows: Int, escape: String) -> String {
        let row =
            "(4711,815,'the customer\(escape)s name','open','a note of some words',12.50,NULL,'2025-02-01 10:00:00')"
        return "INSERT INTO customer VALUES \(Array(repeating: row, count: rows).joined(separator: ","));\n"
    }

    private static let mariadbTable = """
        -- What a customer has paid, and what is still open.
        CREATE TABLE `payment` (
          `id` bigint unsigned NOT NULL AUTO_INCREMENT,
          `customer_id` bigint unsigned NOT NULL COMMENT 'who pays',
          `state` varchar(20) NOT NULL DEFAULT 'open',
          `amount` decimal(12,2) NOT NULL DEFAULT 0.00,
          `created_at` datetime(6) NOT NULL DEFAULT current_timestamp(6),
          PRIMARY KEY (`id`),
          KEY `payment_customer` (`customer_id`, `state`),
          CONSTRAINT `payment_customer` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`) ON DELETE CASCADE
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4; # the engine's default would do
        ALTER TABLE `payment` ADD COLUMN `note` text NULL /* of the person who pays */, ADD INDEX `payment_state` (`state`);

        """

    private static let procedure = """
        CREATE OR REPLACE PROCEDURE settle_payments(IN day DATE)
        BEGIN
          DECLARE done INT DEFAULT FALSE;
          DECLARE payment BIGINT;
          DECLARE open_payments CURSOR FOR SELECT id FROM payment WHERE DATE(created_at) = day AND state = 'open';
          DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
          OPEN open_payments;
          read_loop: LOOP
            FETCH open_payments INTO payment;
            IF done THEN LEAVE read_loop; END IF;
            UPDATE payment SET state = CASE WHEN amount > 0 THEN 'settled' ELSE 'void' END WHERE id = payment;
          END LOOP read_loop;
          CLOSE open_payments;
        END

        """

    private static let postgresTable = """
        -- What a customer has paid, and what is still open.
        CREATE TABLE public.payment (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            customer_id bigint NOT NULL REFERENCES public.customer (id) ON DELETE CASCADE,
            state character varying(20) DEFAULT 'open'::character varying NOT NULL,
            amount numeric(12,2) DEFAULT 0 NOT NULL,
            "when" timestamp with time zone DEFAULT now() NOT NULL,
            CONSTRAINT payment_amount CHECK (amount >= 0 AND (state <> 'void' OR amount = 0))
        );
        CREATE INDEX payment_customer ON public.payment USING btree (customer_id, state);
        COMMENT ON COLUMN public.payment.state IS E'open, settled\\nor void';

        """

    private static let function = """
        CREATE OR REPLACE FUNCTION settle_payments(day date) RETURNS integer LANGUAGE plpgsql AS $body$
        DECLARE
            settled integer := 0;
        BEGIN
            -- What is void stays void; $1 and $2 would be parameters.
            UPDATE payment SET state = 'settled' WHERE created_at::date = day AND state = 'open' AND amount > 0;
            GET DIAGNOSTICS settled = ROW_COUNT;
            RETURN settled;
        END;
        $body$;

        """

    private static let sqliteTable = """
        CREATE TABLE payment (
            id INTEGER PRIMARY KEY,
            customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
            [state] TEXT NOT NULL DEFAULT 'open',
            amount NUMERIC NOT NULL DEFAULT 0 CHECK (amount >= 0)
        );
        CREATE INDEX payment_customer ON payment (customer_id, state);
        CREATE TRIGGER payment_settled AFTER UPDATE OF state ON payment WHEN new.state = 'settled' BEGIN
            UPDATE customer SET balance = balance - CASE WHEN new.amount > 0 THEN new.amount ELSE 0 END
            WHERE id = new.customer_id;
        END;

        """
}
