-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM priced (page VARCHAR(32), price DOUBLE);
CREATE STREAM minutes (page VARCHAR(32), total DOUBLE);
CREATE STREAM all_sums (page VARCHAR(32), total DOUBLE);
CREATE PUMP priced_pump AS INSERT INTO priced SELECT STREAM page, price FROM clicks WHERE price IS NOT NULL;
CREATE PUMP free_pump AS INSERT INTO priced (page) SELECT STREAM page FROM clicks WHERE price IS NULL;
CREATE PUMP minutes_pump AS INSERT INTO minutes
  SELECT STREAM page, SUM(price) FROM priced GROUP BY page, STEP(priced.ROWTIME BY INTERVAL '1' MINUTE);
CREATE PUMP all_pump AS INSERT INTO all_sums
  SELECT STREAM page, SUM(total) OVER (PARTITION BY page RANGE INTERVAL '3' MINUTE PRECEDING) FROM minutes;
row CLICKS 10:00:00 | ann | /a | 1 | 1.0
= PRICED 10:00:00 | /a | 1.0
row CLICKS 10:00:01 | ann | /b | 1 | null
= PRICED 10:00:01 | /b | null
row CLICKS 10:00:02 | ann | /a | 1 | 2.0
= PRICED 10:00:02 | /a | 2.0
row CLICKS 10:01:00 | ann | /a | 1 | 4.0
= MINUTES 10:01:00 | /a | 3.0
= MINUTES 10:01:00 | /b | null
= PRICED 10:01:00 | /a | 4.0
row CLICKS 10:02:00 | ann | /a | 1 | 8.0
= ALL_SUMS 10:01:00 | /a | 3.0
= ALL_SUMS 10:01:00 | /b | null
= MINUTES 10:02:00 | /a | 4.0
= PRICED 10:02:00 | /a | 8.0
time 10:03:00
= ALL_SUMS 10:02:00 | /a | 7.0
= MINUTES 10:03:00 | /a | 8.0
time 10:03:00.001
= ALL_SUMS 10:03:00 | /a | 15.0
row CLICKS 10:04:30 | ann | /a | 1 | 16.0
= PRICED 10:04:30 | /a | 16.0
time 10:10:00
= MINUTES 10:05:00 | /a | 16.0
= ALL_SUMS 10:05:00 | /a | 24.0
