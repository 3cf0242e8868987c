-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM ordered (page VARCHAR(32), clicks BIGINT);
CREATE PUMP ordered_pump AS INSERT INTO ordered
  SELECT STREAM page, COUNT(*) AS clicks FROM clicks
  GROUP BY FLOOR(clicks.ROWTIME TO MINUTE), page
  ORDER BY FLOOR(clicks.ROWTIME TO MINUTE), clicks DESC, page;
row CLICKS 10:00:00 | ann | /c | 1 | 1.0
row CLICKS 10:00:01 | ann | /b | 1 | 1.0
row CLICKS 10:00:02 | ann | /a | 1 | 1.0
row CLICKS 10:00:03 | ann | /b | 1 | 1.0
time 10:01:00
= ORDERED 10:01:00 | /b | 2
= ORDERED 10:01:00 | /a | 1
= ORDERED 10:01:00 | /c | 1
row CLICKS 10:01:00 | ann | /a | 1 | 1.0
time 10:02:30
= ORDERED 10:02:00 | /a | 1
