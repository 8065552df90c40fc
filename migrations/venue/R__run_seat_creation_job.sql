-- Makes the next seats of one job and moves its checkpoint, in one transaction. Call it until the job is DONE.
DELIMITER //

CREATE OR REPLACE PROCEDURE run_seat_creation_job(IN job_id INT UNSIGNED, IN batch_seats SMALLINT UNSIGNED)
SQL SECURITY INVOKER
MODIFIES SQL DATA
BEGIN
    DECLARE first_number, last_number SMALLINT UNSIGNED;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION
    BEGIN
        ROLLBACK;
        UPDATE seat_creation_job SET status = 'FAILED' WHERE seat_creation_job_id = job_id;
        RESIGNAL;
    END;

    START TRANSACTION;

    SELECT seats_made + 1, LEAST(seats_made + batch_seats, seats_wanted)
    INTO first_number, last_number
    FROM seat_creation_job
    WHERE seat_creation_job_id = job_id
    FOR UPDATE;

    INSERT INTO seat (venue_hall_id, section, row_label, seat_number)
    WITH RECURSIVE number (n) AS (
        SELECT first_number
        UNION ALL
        SELECT n + 1 FROM number WHERE n < last_number
    )
    SELECT job.venue_hall_id, job.section, job.row_label, number.n
    FROM seat_creation_job AS job
    JOIN number
    WHERE job.seat_creation_job_id = job_id AND number.n <= last_number;

    UPDATE seat_creation_job
    SET seats_made = last_number, status = CASE WHEN last_number = seats_wanted THEN 'DONE' ELSE 'RUNNING' END
    WHERE seat_creation_job_id = job_id;

    COMMIT;
END//

DELIMITER ;
