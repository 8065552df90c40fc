-- How far each back-fill came on each shard. `snapshot_position` is the place in the source's log at which it began:
-- events before it are in the copy already, events after it are applied on top.
CREATE TABLE backfill_checkpoint (
    backfill          VARCHAR(60)  NOT NULL,
    shard             VARCHAR(40)  NOT NULL,
    batch             INT          NOT NULL DEFAULT 0,
    last_key          BIGINT       NOT NULL DEFAULT 0,
    snapshot_position VARCHAR(100) NOT NULL,
    updated_at        DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (backfill, shard)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;
