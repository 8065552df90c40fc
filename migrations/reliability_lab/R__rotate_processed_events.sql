-- Gives a day its partition before it begins, and drops the one of the day that is kept no longer.
-- MySQL has no CREATE OR REPLACE for procedures.
DROP PROCEDURE IF EXISTS rotate_processed_events;

DELIMITER ;;

CREATE PROCEDURE rotate_processed_events(IN new_day DATE, IN expired_day DATE)
SQL SECURITY INVOKER
BEGIN
    SET @statement = CONCAT(
        'ALTER TABLE processed_event REORGANIZE PARTITION later INTO (',
        'PARTITION p', DATE_FORMAT(new_day, '%Y%m%d'),
        ' VALUES LESS THAN (TO_DAYS(''', new_day + INTERVAL 1 DAY, ''')), ',
        'PARTITION later VALUES LESS THAN MAXVALUE)'
    );
    PREPARE change_of_partitions FROM @statement;
    EXECUTE change_of_partitions;
    DEALLOCATE PREPARE change_of_partitions;

    IF EXISTS (
        SELECT 1
        FROM information_schema.partitions
        WHERE table_schema = DATABASE()
            AND table_name = 'processed_event'
            AND partition_name = CONCAT('p', DATE_FORMAT(expired_day, '%Y%m%d'))
    ) THEN
        SET @statement = CONCAT('ALTER TABLE processed_event DROP PARTITION p', DATE_FORMAT(expired_day, '%Y%m%d'));
        PREPARE change_of_partitions FROM @statement;
        EXECUTE change_of_partitions;
        DEALLOCATE PREPARE change_of_partitions;
    END IF;
END;;

DELIMITER ;
