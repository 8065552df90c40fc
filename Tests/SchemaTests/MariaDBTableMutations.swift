extension MariaDBMutation {
    static let tables: [MariaDBMutation] = [
        .init("ALTER DATABASE COLLATE utf8mb4_bin", "changed database:: collation"),
        .init("ALTER DATABASE COMMENT 'by hand'", "changed database:: comment"),
        .init("CREATE TABLE extra (id INT)", "unexpected table:extra"),
        .init("DROP TABLE latin", "missing table:latin"),
        .init("RENAME TABLE latin TO latin_2", "renamed table:latin to latin_2"),
        .init("ALTER TABLE checked COMMENT = 'other'", "changed table:checked: comment"),
        .init("ALTER TABLE keyed ENGINE = MyISAM", "changed table:keyed: engine"),
        .init("ALTER TABLE latin ROW_FORMAT = COMPACT", "changed table:latin: row format"),
        .init("ALTER TABLE old_style ROW_FORMAT = DYNAMIC", "changed table:old_style: row format"),
        .init(
            "ALTER TABLE squeezed_pages COLLATE utf8mb4_bin, MODIFY note TEXT COLLATE utf8mb4_bin",
            "changed table:squeezed_pages: collation"
        ),
        .init("ALTER TABLE keyed CONVERT TO CHARACTER SET latin1", "changed table:keyed: collation"),
        .init("ALTER TABLE in_memory MAX_ROWS = 2000", "changed table:in_memory: options"),
        .init("ALTER TABLE squeezed_pages STATS_SAMPLE_PAGES = 26", "changed table:squeezed_pages: options"),
        .init("ALTER TABLE page_options PAGE_COMPRESSION_LEVEL = 5", "changed table:page_options: options"),
        .init("ALTER TABLE counted CHECKSUM = 0", "changed table:counted: options"),
        .init("ALTER TABLE merged INSERT_METHOD = FIRST", "changed table:merged: options"),
        .init("ALTER TABLE merged UNION = ()", "changed table:merged: union"),
        .init("ALTER TABLE checked ADD SYSTEM VERSIONING", "changed table:checked: system versioning"),
        .init("ALTER TABLE absent DROP PERIOD FOR leave_time", "changed table:absent: period"),
        .init("ALTER TABLE by_range DROP PARTITION p2020", "changed table:by_range: partitions"),
        .init("ALTER TABLE by_hash ADD PARTITION PARTITIONS 1", "changed table:by_hash: partitions"),
        .init("ALTER TABLE by_hash REMOVE PARTITIONING", "changed table:by_hash: partitions"),
        .init("ALTER TABLE by_key PARTITION BY KEY (id) PARTITIONS 3", "changed table:by_key: partitions"),
        .init(
            "ALTER TABLE by_list REORGANIZE PARTITION north INTO (PARTITION north VALUES IN ('a'))",
            "changed table:by_list: partitions"
        ),
        .init("ALTER TABLE keyed PARTITION BY HASH (a) PARTITIONS 2", "changed table:keyed: partitions"),
        .init(
            "ALTER TABLE versioned_parts PARTITION BY SYSTEM_TIME LIMIT 500 (PARTITION past HISTORY, PARTITION present CURRENT)",
            "changed table:versioned_parts: partitions"
        ),
    ]

    static let columns: [MariaDBMutation] = [
        .init("ALTER TABLE plain ADD memo VARCHAR(255)", "unexpected column:plain.memo"),
        .init("ALTER TABLE plain ADD memo VARCHAR(255) AFTER small", "unexpected column:plain.memo"),
        .init("ALTER TABLE plain DROP picture", "missing column:plain.picture"),
        .init("ALTER TABLE plain RENAME COLUMN picture TO image", "renamed column:plain.picture to image"),
        .init("ALTER TABLE parent RENAME COLUMN area TO region", "renamed column:parent.area to region"),
        .init("ALTER TABLE plain MODIFY picture MEDIUMBLOB AFTER raw", "reordered table:plain"),
        .init("ALTER TABLE plain MODIFY cohort INT", "changed column:plain.cohort: type"),
        .init(
            "ALTER TABLE plain MODIFY alias VARCHAR(51) COMMENT 'It''s a `name`; -- no comment'",
            "changed column:plain.alias: type"
        ),
        .init(
            "ALTER TABLE plain MODIFY `level` ENUM('low', 'it''s', 'a,b', 'hö', 'more') NOT NULL DEFAULT 'low'",
            "changed column:plain.level: type"
        ),
        .init("ALTER TABLE plain MODIFY woken TIME(3) NOT NULL", "changed column:plain.woken: not null"),
        .init("ALTER TABLE plain ALTER tiny SET DEFAULT 1", "changed column:plain.tiny: default"),
        .init("ALTER TABLE plain ALTER tiny DROP DEFAULT", "changed column:plain.tiny: default"),
        .init("ALTER TABLE plain ALTER mark SET DEFAULT 'null'", "changed column:plain.mark: default"),
        .init(
            "ALTER TABLE plain ALTER computed SET DEFAULT (CONCAT('x', 1 + 3))",
            "changed column:plain.computed: default"
        ),
        .init("ALTER TABLE numbered ALTER id SET DEFAULT (NEXTVAL(uncached))", "changed column:numbered.id: default"),
        .init(
            "ALTER TABLE plain MODIFY touched TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP",
            "changed column:plain.touched: on update value"
        ),
        .init(
            "ALTER TABLE plain MODIFY alias VARCHAR(50) COLLATE utf8mb4_bin COMMENT 'It''s a `name`; -- no comment'",
            "changed column:plain.alias: collation"
        ),
        .init(
            "ALTER TABLE latin MODIFY other VARCHAR(10) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci",
            "changed column:latin.other: collation"
        ),
        .init("ALTER TABLE plain MODIFY alias VARCHAR(50)", "changed column:plain.alias: comment"),
        .init("ALTER TABLE plain MODIFY hidden INT DEFAULT 5", "changed column:plain.hidden: invisible"),
        .init("ALTER TABLE plain MODIFY squeezed TEXT", "changed column:plain.squeezed: compression"),
        .init("ALTER TABLE plain MODIFY id INT UNSIGNED NOT NULL", "changed column:plain.id: auto-increment"),
        .init(
            "ALTER TABLE plain MODIFY total DECIMAL(14, 4) AS (exact * 3) STORED",
            "changed column:plain.total: generated"
        ),
        .init(
            "ALTER TABLE plain DROP total, ADD total DECIMAL(14, 4) AS (exact * 2) VIRTUAL AFTER hidden",
            "changed column:plain.total: generated"
        ),
        .init("ALTER TABLE checked MODIFY age INT CHECK (age > 1)", "changed column:checked.age: check"),
        .init("ALTER TABLE checked MODIFY age INT", "changed column:checked.age: check"),
        .init("ALTER TABLE plain MODIFY document LONGTEXT COLLATE utf8mb4_bin", "changed column:plain.document: check"),
        .init(
            "ALTER TABLE plain MODIFY shape GEOMETRY REF_SYSTEM_ID = 4326",
            "changed column:plain.shape: spatial reference"
        ),
        .init(
            "SET system_versioning_alter_history = KEEP; ALTER TABLE versioned MODIFY skipped INT WITH SYSTEM VERSIONING",
            "changed column:versioned.skipped: system versioning"
        ),
    ]
}
