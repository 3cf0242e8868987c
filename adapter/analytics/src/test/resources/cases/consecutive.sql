-- schema: "EVENTS" (KIND VARCHAR(8), HAPPENED TIMESTAMP, N INTEGER)
CREATE STREAM per_number (changed TIMESTAMP, n INTEGER, kind VARCHAR(8), events INTEGER);
CREATE STREAM per_minute (events INTEGER);
CREATE PUMP per_number_pump AS INSERT INTO per_number
  SELECT STREAM ROWTIME, n, kind, COUNT(*) FROM events GROUP BY MONOTONIC(n), kind;
CREATE PUMP per_minute_pump AS INSERT INTO per_minute
  SELECT STREAM SUM(events) FROM per_number GROUP BY FLOOR(per_number.ROWTIME TO MINUTE);
row EVENTS 10:00:00 | a | null | 7
row EVENTS 10:00:01 | b | null | 7
row EVENTS 10:00:02 | a | null | 7
row EVENTS 10:00:10 | a | null | 5
= PER_NUMBER 10:00:10 | 10:00:10 | 7 | a | 2
= PER_NUMBER 10:00:10 | 10:00:10 | 7 | b | 1
row EVENTS 10:00:20 | a | null | null
= PER_NUMBER 10:00:20 | 10:00:20 | 5 | a | 1
row EVENTS 10:00:30 | b | null | null
time 10:01:00
= PER_MINUTE 10:01:00 | 4
row EVENTS 10:01:00 | b | null | 2
= PER_NUMBER 10:01:00 | 10:01:00 | null | a | 1
= PER_NUMBER 10:01:00 | 10:01:00 | null | b | 1
row EVENTS 10:01:01 | b | null | 7
= PER_NUMBER 10:01:01 | 10:01:01 | 2 | b | 1
time 11:00:00
= PER_MINUTE 10:02:00 | 3
