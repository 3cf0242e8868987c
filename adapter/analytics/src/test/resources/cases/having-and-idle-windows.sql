-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM busy (page VARCHAR(32), clicks INTEGER);
CREATE PUMP busy_pump AS INSERT INTO busy
  SELECT STREAM page, COUNT(*) FROM clicks GROUP BY page, STEP(clicks.ROWTIME BY INTERVAL '10' SECOND) HAVING COUNT(*) > 1;
row CLICKS 10:00:00 | ann | /a | 1 | 1.0
row CLICKS 10:00:09.999 | ann | /a | 1 | 1.0
row CLICKS 10:00:09.999 | ann | /b | 1 | 1.0
time 10:00:10
= BUSY 10:00:10 | /a | 2
row CLICKS 10:00:10 | ann | /b | 1 | 1.0
row CLICKS 10:05:00 | ann | /b | 1 | 1.0
row CLICKS 10:05:01 | ann | /b | 1 | 1.0
time 11:00:00
= BUSY 10:05:10 | /b | 2
