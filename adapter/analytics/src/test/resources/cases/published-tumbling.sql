-- As published: rows that are late by their own time make a second result of their minute.
-- schema: "EVENTS" (EVENT_TIME TIMESTAMP, TICKER_SYMBOL VARCHAR(4))
CREATE STREAM counts (event_minute TIMESTAMP, ticker_symbol VARCHAR(4), ticker_count INTEGER);
CREATE PUMP counts_pump AS INSERT INTO counts
  SELECT STREAM FLOOR(event_time TO MINUTE), ticker_symbol, COUNT(*) FROM events
  GROUP BY ticker_symbol, FLOOR(event_time TO MINUTE), STEP(events.ROWTIME BY INTERVAL '1' MINUTE);
row EVENTS 11:00:20 | 11:00:10 | AMZN
row EVENTS 11:00:30 | 11:00:20 | AMZN
row EVENTS 11:01:05 | 11:00:55 | AMZN
= COUNTS 11:01:00 | 11:00:00 | AMZN | 2
row EVENTS 11:01:15 | 11:01:05 | AMZN
time 11:02:00
= COUNTS 11:02:00 | 11:00:00 | AMZN | 1
= COUNTS 11:02:00 | 11:01:00 | AMZN | 1
