-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM ordered (page VARCHAR(32), millis INTEGER, t TIMESTAMP);
CREATE STREAM counted (t TIMESTAMP, clicks INTEGER);
CREATE PUMP ordered_pump AS INSERT INTO ordered
  SELECT STREAM page, millis, clicks.ROWTIME FROM clicks ORDER BY FLOOR(clicks.ROWTIME TO SECOND), millis DESC;
CREATE PUMP counted_pump AS INSERT INTO counted
  SELECT STREAM FLOOR(ordered.ROWTIME TO SECOND), COUNT(*) FROM ordered GROUP BY FLOOR(ordered.ROWTIME TO SECOND);
row CLICKS 10:00:00.1 | ann | /a | 1 | 1.0
row CLICKS 10:00:00.2 | ann | /b | 3 | 1.0
row CLICKS 10:00:00.3 | ann | /c | null | 1.0
row CLICKS 10:00:00.4 | ann | /d | 2 | 1.0
row CLICKS 10:00:00.5 | ann | /e | 3 | 1.0
row CLICKS 10:00:01 | ann | /f | 9 | 1.0
= ORDERED 10:00:01 | /c | null | 10:00:00.3
= ORDERED 10:00:01 | /b | 3 | 10:00:00.2
= ORDERED 10:00:01 | /e | 3 | 10:00:00.5
= ORDERED 10:00:01 | /d | 2 | 10:00:00.4
= ORDERED 10:00:01 | /a | 1 | 10:00:00.1
time 10:00:01.999
row CLICKS 10:00:02 | ann | /g | 1 | 1.0
= ORDERED 10:00:02 | /f | 9 | 10:00:01
= COUNTED 10:00:02 | 10:00:01 | 5
time 10:00:10
= ORDERED 10:00:03 | /g | 1 | 10:00:02
= COUNTED 10:00:03 | 10:00:02 | 1
= COUNTED 10:00:04 | 10:00:03 | 1
