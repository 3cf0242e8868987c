-- As published: a window for each minute of the rows' own time, which opens with its first row.
-- schema: "EVENTS" (EVENT_TIME TIMESTAMP, TICKER_SYMBOL VARCHAR(4))
CREATE STREAM counts (event_minute TIMESTAMP, ticker_symbol VARCHAR(4), ticker_count INTEGER);
CREATE PUMP counts_pump AS INSERT INTO counts
  SELECT STREAM FLOOR(event_time TO MINUTE), ticker_symbol, COUNT(ticker_symbol) FROM events
  WINDOWED BY STAGGER (PARTITION BY FLOOR(event_time TO MINUTE), ticker_symbol RANGE INTERVAL '1' MINUTE);
row EVENTS 11:00:20 | 11:00:10 | AMZN
row EVENTS 11:00:30 | 11:00:20 | AMZN
row EVENTS 11:01:05 | 11:00:55 | AMZN
row EVENTS 11:01:15 | 11:01:05 | AMZN
time 11:01:19.999
time 11:01:20
= COUNTS 11:01:20 | 11:00:00 | AMZN | 3
time 11:02:14
time 11:02:15
= COUNTS 11:02:15 | 11:01:00 | AMZN | 1
