-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM pages (hour_start TIMESTAMP, page VARCHAR(32));
CREATE PUMP pages_pump AS INSERT INTO pages
  SELECT STREAM DISTINCT FLOOR(clicks.ROWTIME TO HOUR), page FROM clicks;
row CLICKS 10:00:00 | ann | /a | 1 | 1.0
row CLICKS 10:20:00 | ann | /b | 1 | 1.0
row CLICKS 10:40:00 | ann | /a | 1 | 1.0
row CLICKS 11:00:00 | ann | /a | 1 | 1.0
= PAGES 11:00:00 | 10:00:00 | /a
= PAGES 11:00:00 | 10:00:00 | /b
time 12:00:00
= PAGES 12:00:00 | 11:00:00 | /a
