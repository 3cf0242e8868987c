-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM first_stream (page VARCHAR(32), clicks INTEGER);
CREATE STREAM second_stream (page VARCHAR(32), clicks INTEGER);
CREATE PUMP second_pump AS INSERT INTO second_stream
  SELECT STREAM page, SUM(clicks) FROM first_stream GROUP BY page, FLOOR(first_stream.ROWTIME TO MINUTE);
CREATE PUMP first_pump AS INSERT INTO first_stream
  SELECT STREAM page, COUNT(*) FROM clicks GROUP BY page, STEP(clicks.ROWTIME BY INTERVAL '30' SECOND);
row CLICKS 10:00:00 | ann | /a | 1 | 1.0
row CLICKS 10:00:29 | ann | /a | 1 | 1.0
row CLICKS 10:00:30 | ann | /a | 1 | 1.0
= FIRST_STREAM 10:00:30 | /a | 2
row CLICKS 10:03:00 | ann | /a | 1 | 1.0
= FIRST_STREAM 10:01:00 | /a | 1
= SECOND_STREAM 10:01:00 | /a | 2
= SECOND_STREAM 10:02:00 | /a | 1
time 10:05:00
= FIRST_STREAM 10:03:30 | /a | 1
= SECOND_STREAM 10:04:00 | /a | 1
