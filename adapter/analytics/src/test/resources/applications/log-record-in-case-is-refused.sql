-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (a VARCHAR(32));
CREATE PUMP p AS INSERT INTO o
  SELECT STREAM t.r.column1
  FROM (SELECT STREAM CASE WHEN millis > 1 THEN REGEX_LOG_PARSE(page, '(a)') ELSE REGEX_LOG_PARSE(page, '(b)') END AS r FROM clicks) AS t;
--> Refused: line 3, column 1: A record of a log-parsing function can be used only column by column, in a query of its own if need be.
