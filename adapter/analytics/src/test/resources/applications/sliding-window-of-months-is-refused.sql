-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (a VARCHAR(32));
CREATE PUMP p AS INSERT INTO o
  SELECT STREAM FIRST_VALUE(page) OVER (RANGE INTERVAL '1' MONTH PRECEDING) FROM clicks;
--> Refused: line 3, column 1: A window of another length than a number of rows, days, hours, minutes or seconds is not supported.
