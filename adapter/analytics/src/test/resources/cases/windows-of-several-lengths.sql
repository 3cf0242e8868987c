-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM sums (page VARCHAR(32), millis INTEGER, short_sum INTEGER, long_sum INTEGER, two_rows INTEGER, so_far INTEGER, rows_so_far INTEGER);
CREATE PUMP sums_pump AS INSERT INTO sums
  SELECT STREAM page, millis, SUM(millis) OVER (PARTITION BY page RANGE INTERVAL '5' SECOND PRECEDING),
         SUM(millis) OVER (RANGE INTERVAL '1' MINUTE PRECEDING), SUM(millis) OVER (PARTITION BY page ROWS 1 PRECEDING),
         SUM(millis) OVER (PARTITION BY page RANGE UNBOUNDED PRECEDING), COUNT(*) OVER (ROWS UNBOUNDED PRECEDING)
  FROM clicks;
row CLICKS 10:00:00 | ann | /a | 1 | 1.0
row CLICKS 10:00:00 | ann | /b | 2 | 1.0
row CLICKS 10:00:00 | ann | /a | 4 | 1.0
row CLICKS 10:00:04 | ann | /a | 8 | 1.0
= SUMS 10:00:00 | /a | 1 | 5 | 7 | 1 | 5 | 1
= SUMS 10:00:00 | /b | 2 | 2 | 7 | 2 | 2 | 2
= SUMS 10:00:00 | /a | 4 | 5 | 7 | 5 | 5 | 3
row CLICKS 10:00:05 | ann | /a | 16 | 1.0
= SUMS 10:00:04 | /a | 8 | 13 | 15 | 12 | 13 | 4
row CLICKS 10:00:30 | ann | /b | 32 | 1.0
= SUMS 10:00:05 | /a | 16 | 24 | 31 | 24 | 29 | 5
row CLICKS 10:01:00 | ann | /b | 64 | 1.0
= SUMS 10:00:30 | /b | 32 | 32 | 63 | 34 | 34 | 6
row CLICKS 10:01:29 | ann | /a | 128 | 1.0
= SUMS 10:01:00 | /b | 64 | 64 | 120 | 96 | 98 | 7
row CLICKS 10:01:31 | ann | /b | 256 | 1.0
= SUMS 10:01:29 | /a | 128 | 128 | 224 | 144 | 157 | 8
time 10:02:00
= SUMS 10:01:31 | /b | 256 | 256 | 448 | 320 | 354 | 9
