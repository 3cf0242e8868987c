-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (a VARCHAR(32));
CREATE PUMP p AS INSERT INTO o
  SELECT STREAM clicked_at FROM clicks;
--> Refused: line 4, column 17: Cannot assign to target field 'A' of type VARCHAR(32) from source field 'CLICKED_AT' of type TIMESTAMP(3)
