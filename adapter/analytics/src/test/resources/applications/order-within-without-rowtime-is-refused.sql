-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (a TIMESTAMP);
CREATE PUMP p AS INSERT INTO o
  SELECT STREAM clicked_at FROM clicks ORDER BY clicked_at WITHIN INTERVAL '1' MINUTE;
--> Refused: line 4, column 49: The first item of ORDER BY ... WITHIN must be another time than ROWTIME, ascending, and in the select list as ROWTIME.
