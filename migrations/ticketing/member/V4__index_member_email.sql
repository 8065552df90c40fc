-- One member for each address, whatever its case. Alone in its file: it cannot run in a transaction.
CREATE UNIQUE INDEX CONCURRENTLY member_email ON member (lower(email));
