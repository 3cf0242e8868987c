-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (a VARCHAR(32));
CREATE PUMP p AS INSERT INTO o
  SELECT STREAM page FROM clicks GROUP BY page, STEP(clicks.ROWTIME BY INTERVAL '0' SECOND);
--> Refused: line 3, column 1: The length of a window must be a positive interval.
