-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM ordered (page VARCHAR(32));
CREATE PUMP ordered_pump AS INSERT INTO ordered SELECT STREAM page FROM clicks ORDER BY page;
--> Refused: line 3, column 89: The first item of ORDER BY must be ROWTIME, or FLOOR or STEP of it.
