-- The view of a repeatable migration reads the table.
DROP VIEW IF EXISTS daily_revenue;
DROP TABLE ticket_payment;
DROP DOMAIN currency_code;
DROP TYPE ticket_payment_status;
