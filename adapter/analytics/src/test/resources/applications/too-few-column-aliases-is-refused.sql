-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (who VARCHAR(16));
CREATE PUMP p AS INSERT INTO o SELECT STREAM c.who FROM clicks AS c(who, what);
--> Refused: line 3, column 69: List of column aliases must have same degree as table; table has 5 columns, whereas alias list has 2 columns
