-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM changes (page VARCHAR(32), millis INTEGER, former INTEGER, before_that INTEGER);
CREATE PUMP changes_pump AS INSERT INTO changes
  SELECT STREAM page, millis, LAG(millis) OVER (PARTITION BY page RANGE INTERVAL '10' SECOND PRECEDING),
         LAG(millis, 2) OVER (PARTITION BY page RANGE UNBOUNDED PRECEDING)
  FROM clicks;
row CLICKS 10:00:00 | ann | /a | 1 | 1.0
row CLICKS 10:00:00 | ann | /a | 2 | 1.0
row CLICKS 10:00:05 | ann | /a | 3 | 1.0
= CHANGES 10:00:00 | /a | 1 | null | null
= CHANGES 10:00:00 | /a | 2 | 1 | null
row CLICKS 10:00:20 | ann | /a | 4 | 1.0
= CHANGES 10:00:05 | /a | 3 | 2 | 1
time 10:01:00
= CHANGES 10:00:20 | /a | 4 | null | 2
