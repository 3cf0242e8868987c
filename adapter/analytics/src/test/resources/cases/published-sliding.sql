-- As published: the count of the last five seconds with every row; rows of the same time count each other.
-- schema: "EVENTS" (NAME VARCHAR(8))
CREATE STREAM counts (name VARCHAR(8), events INTEGER);
CREATE PUMP counts_pump AS INSERT INTO counts
  SELECT STREAM name, COUNT(*) OVER (RANGE INTERVAL '5' SECOND PRECEDING) FROM events;
time 11:00:00
row EVENTS 11:00:01 | a
row EVENTS 11:00:02 | b
= COUNTS 11:00:01 | a | 1
time 11:00:03
= COUNTS 11:00:02 | b | 2
row EVENTS 11:00:06 | c
row EVENTS 11:00:07 | d
= COUNTS 11:00:06 | c | 2
row EVENTS 11:00:08 | e
= COUNTS 11:00:07 | d | 2
row EVENTS 11:00:08 | f
row EVENTS 11:00:08 | g
time 11:00:08
time 11:00:08.001
= COUNTS 11:00:08 | e | 5
= COUNTS 11:00:08 | f | 5
= COUNTS 11:00:08 | g | 5
time 11:01:00
