-- The gateway's messages grew past 100 letters and approvals failed on storing them. From 400 to 2,000 bytes the length
-- is kept in two bytes before and after, so MariaDB changes the definition alone.
ALTER TABLE payment_attempt
    MODIFY COLUMN gateway_message VARCHAR(500) NULL,
    ALGORITHM = INPLACE, LOCK = NONE;
