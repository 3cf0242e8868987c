-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (page VARCHAR(32));
ALTER PUMP o START;
--> Refused: line 3, column 12: Object 'O' not found, or not a pump
