-- Removes sent events in small batches, so that no delete holds its locks for long or makes the replica fall behind.
DELIMITER $$

CREATE OR REPLACE PROCEDURE clear_sent_outbox_events(IN days_kept INT UNSIGNED, IN batch_rows INT UNSIGNED)
SQL SECURITY INVOKER
BEGIN
    DECLARE oldest_kept DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6) - INTERVAL days_kept DAY;

    batches: LOOP
        DELETE FROM outbox_event
        WHERE status = 'SENT' AND updated_at < oldest_kept
        ORDER BY updated_at
        LIMIT batch_rows;

        IF ROW_COUNT() < batch_rows THEN
            LEAVE batches;
        END IF;
    END LOOP;
END$$

DELIMITER ;
