DROP TABLE event;
DROP DOMAIN money_amount;
DROP TYPE event_status;
