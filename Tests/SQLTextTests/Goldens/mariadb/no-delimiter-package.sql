CREATE OR REPLACE PACKAGE employee AS
  PROCEDURE raise(id INT);
  FUNCTION pay(id INT) RETURN INT;
END;
CREATE OR REPLACE PACKAGE BODY employee AS
  total INT DEFAULT 0;
  PROCEDURE raise(id INT) AS
    amount INT;
    other INT;
  BEGIN
    total := total + 1;
    IF amount > 1 THEN amount := 2; END IF;
  EXCEPTION
    WHEN OTHERS THEN amount := 0;
  END;
  FUNCTION pay(id INT) RETURN INT IS
  BEGIN
    RETURN total;
  END;
BEGIN
  total := 1;
END;
SELECT 1;
