-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (page VARCHAR(32));
CREATE STREAM sorted (page VARCHAR(32));
CREATE PUMP p AS INSERT INTO o SELECT STREAM page FROM clicks UNION ALL SELECT STREAM page FROM sorted;
CREATE PUMP q AS INSERT INTO sorted
  SELECT STREAM clicked_at AS ROWTIME, page FROM clicks ORDER BY clicked_at WITHIN INTERVAL '1' MINUTE;
--> Refused: line 4, column 1: A stream of rows that ORDER BY ... WITHIN has sorted, and of others, is not supported.
