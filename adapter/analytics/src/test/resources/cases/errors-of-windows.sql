-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM sums (page VARCHAR(32), total INTEGER);
CREATE STREAM lately (page VARCHAR(32), total INTEGER);
CREATE PUMP sums_pump AS INSERT INTO sums
  SELECT STREAM page, SUM(millis) FROM clicks GROUP BY page, FLOOR(clicks.ROWTIME TO MINUTE);
CREATE PUMP lately_pump AS INSERT INTO lately
  SELECT STREAM page, SUM(millis) OVER (PARTITION BY page ROWS 1 PRECEDING) FROM clicks;
row CLICKS 10:00:00 | ann | /a | 2147483647 | 1.0
= LATELY 10:00:00 | /a | 2147483647
row CLICKS 10:00:01 | ann | /a | 1 | 1.0
! LATELY_PUMP 10:00:01 | integer overflow
row CLICKS 10:00:02 | ann | /b | 5 | 1.0
= LATELY 10:00:02 | /b | 5
row CLICKS 10:00:03 | ann | /a | 2 | 1.0
= LATELY 10:00:03 | /a | 3
time 10:01:00
! SUMS_PUMP 10:01:00 | integer overflow
= SUMS 10:01:00 | /b | 5
row CLICKS 10:01:01 | ann | /a | 2 | 1.0
= LATELY 10:01:01 | /a | 4
time 10:02:00
= SUMS 10:02:00 | /a | 2
