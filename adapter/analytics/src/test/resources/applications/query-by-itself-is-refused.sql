-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
SELECT STREAM page FROM clicks;
--> Refused: line 2, column 1: Only CREATE STREAM and CREATE PUMP are statements of an application.
