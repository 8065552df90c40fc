-- Removes sent events in small batches, so that no delete holds its locks for long or makes a replica fall behind.
DELIMITER //

CREATE OR REPLACE PROCEDURE clear_old_outbox_events(IN days_kept INT UNSIGNED, IN batch_rows INT UNSIGNED)
SQL SECURITY INVOKER
BEGIN
    DECLARE oldest_kept DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3) - INTERVAL days_kept DAY;
    DECLARE removed INT UNSIGNED;

    REPEAT
        DELETE FROM outbox_event
        WHERE status = 'SENT' AND sent_at < oldest_kept
        ORDER BY sent_at
        LIMIT batch_rows;
        SET removed = ROW_COUNT();
    UNTIL removed < batch_rows END REPEAT;
END//

-- The name makes it follow the procedure that it calls. It runs where the server's event_scheduler is on.
CREATE OR REPLACE EVENT clear_old_outbox_events_nightly
ON SCHEDULE EVERY 1 DAY STARTS '2025-01-01 03:30:00'
ON COMPLETION PRESERVE
DO CALL clear_old_outbox_events(7, 1000)//

DELIMITER ;
