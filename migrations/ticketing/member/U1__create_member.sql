-- The view of a repeatable migration reads the table.
DROP VIEW IF EXISTS member_for_support;
DROP TABLE member;
DROP TYPE member_status;
DROP DOMAIN email_address;
