-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM sums (page VARCHAR(32), clicks INTEGER, timed INTEGER, total INTEGER, mean DOUBLE, least DOUBLE, greatest DOUBLE);
CREATE STREAM sliding (page VARCHAR(32), timed INTEGER, total INTEGER, greatest DOUBLE);
CREATE PUMP sums_pump AS INSERT INTO sums
  SELECT STREAM page, COUNT(*), COUNT(millis), SUM(millis), AVG(price), MIN(price), MAX(price) FROM clicks
  GROUP BY page, FLOOR(clicks.ROWTIME TO MINUTE);
CREATE PUMP sliding_pump AS INSERT INTO sliding
  SELECT STREAM page, COUNT(millis) OVER w, SUM(millis) OVER w, MAX(price) OVER w FROM clicks
  WINDOW w AS (PARTITION BY page RANGE INTERVAL '10' SECOND PRECEDING);
row CLICKS 10:00:00 | ann | /a | null | null
row CLICKS 10:00:01 | ann | null | 1 | 2.0
= SLIDING 10:00:00 | /a | 0 | null | null
row CLICKS 10:00:02 | ann | null | null | 4.0
= SLIDING 10:00:01 | null | 1 | 1 | 2.0
row CLICKS 10:00:03 | ann | /a | 3 | null
= SLIDING 10:00:02 | null | 1 | 1 | 4.0
row CLICKS 10:00:20 | ann | /a | null | 1.5
= SLIDING 10:00:03 | /a | 1 | 3 | null
time 10:01:00
= SLIDING 10:00:20 | /a | 0 | null | 1.5
= SUMS 10:01:00 | /a | 3 | 1 | 3 | 1.5 | 1.5 | 1.5
= SUMS 10:01:00 | null | 2 | 1 | 1 | 3.0 | 2.0 | 4.0
time 10:02:00
row CLICKS 10:02:00 | ann | /a | null | null
time 10:03:00
= SLIDING 10:02:00 | /a | 0 | null | null
= SUMS 10:03:00 | /a | 1 | 0 | null | null | null | null
