-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (a VARCHAR(32));
CREATE PUMP p AS INSERT INTO o
  SELECT STREAM c.page FROM clicks AS c RIGHT JOIN clicks AS d ON c.page = d.page;
--> Refused: line 4, column 47: A RIGHT join is not supported.
