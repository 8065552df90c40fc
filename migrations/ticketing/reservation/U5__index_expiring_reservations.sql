DROP INDEX CONCURRENTLY reservation_expiring;
