DELIMITER go
SELECT 1 AS cat go
SELECT 'go', `go`, 2 /* go */ go BEGIN; INSERT INTO t VALUES (1); COMMIT; go
