-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (a VARCHAR(32));
CREATE PUMP p AS INSERT INTO o
  SELECT STREAM page, user_name FROM clicks;
--> Refused: line 4, column 17: Number of INSERT target columns (1) does not equal number of source items (2)
