-- schema: "TRADES" (TICKER VARCHAR(4), PRICE DECIMAL(10,2), BIG BIGINT, SMALL SMALLINT, TINY TINYINT, RATE REAL, GOOD BOOLEAN)
CREATE STREAM sums (price DECIMAL(10,2), trades INTEGER, big BIGINT, small SMALLINT, tiny TINYINT, rate REAL);
CREATE STREAM latest (good BOOLEAN, mean DECIMAL(10,2), rate REAL);
CREATE PUMP sums_pump AS INSERT INTO sums
  SELECT STREAM price, COUNT(*), SUM(big), SUM(small), MAX(tiny), SUM(rate) FROM trades
  GROUP BY price, FLOOR(trades.ROWTIME TO SECOND);
CREATE PUMP latest_pump AS INSERT INTO latest
  SELECT STREAM good, AVG(price) OVER w, MIN(rate) OVER w FROM trades WINDOW w AS (PARTITION BY good ROWS 2 PRECEDING);
row TRADES 10:00:00 | A | 1.50 | 1 | 2 | 3 | 0.5 | true
= LATEST 10:00:00 | true | 1.50 | 0.5
row TRADES 10:00:00 | B | 1.5 | 9000000000 | 20 | 4 | 0.25 | true
= LATEST 10:00:00 | true | 1.50 | 0.25
row TRADES 10:00:00 | C | 2.25 | 7 | 7 | 7 | 7.0 | false
= LATEST 10:00:00 | false | 2.25 | 7.0
row TRADES 10:00:00.5 | C | null | null | null | null | null | null
= LATEST 10:00:00.5 | null | null | null
row TRADES 10:00:00.6 | C | 99999999.99 | 5 | 32767 | 127 | 1.0 | true
! LATEST_PUMP 10:00:00.6 | Value 100000002.99 cannot be represented as a DECIMAL(10, 2)
row TRADES 10:00:00.7 | C | 99999999.99 | 5 | 1 | 127 | 1.0 | true
! LATEST_PUMP 10:00:00.7 | Value 200000001.48 cannot be represented as a DECIMAL(10, 2)
time 10:00:01
= SUMS 10:00:01 | 1.50 | 2 | 9000000001 | 22 | 4 | 0.75
= SUMS 10:00:01 | 2.25 | 1 | 7 | 7 | 7 | 7.0
= SUMS 10:00:01 | null | 1 | null | null | null | null
! SUMS_PUMP 10:00:01 | integer overflow
