-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (a VARCHAR(32));
CREATE PUMP p AS INSERT INTO o
  SELECT STREAM page FROM clicks WHERE page IN (SELECT user_name FROM clicks);
--> Refused: line 4, column 49: A query in an expression is not supported.
