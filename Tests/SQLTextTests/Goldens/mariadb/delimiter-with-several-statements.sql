DELIMITER //
DROP PROCEDURE IF EXISTS close_account; CREATE PROCEDURE close_account(IN number INT)
BEGIN
  DELETE FROM entry WHERE account = number;
  DELETE FROM account WHERE id = number;
END;
//
INSERT INTO note VALUES ('a;b', "c;d"); -- ; of a comment
# another ;
UPDATE note SET text = 'x' /* ; */ WHERE id = 1;; ;
//
/*!50003 DROP TRIGGER IF EXISTS account_opened; */ //
CALL close_account(1)//
DELIMITER ;;
DROP TABLE a;;
DROP TABLE b; DROP TABLE c;;
DELIMITER ;
SELECT 1;
