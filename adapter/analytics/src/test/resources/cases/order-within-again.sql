-- schema: "EVENTS" (KIND VARCHAR(8), HAPPENED TIMESTAMP, N INTEGER)
CREATE STREAM ordered ("again" TIMESTAMP, kind VARCHAR(8), n INTEGER);
CREATE STREAM twice ("again" TIMESTAMP, kind VARCHAR(8));
CREATE PUMP ordered_pump AS INSERT INTO ordered
  SELECT STREAM "again", kind, n FROM (
    SELECT STREAM happened AS ROWTIME, happened + n * INTERVAL '1' SECOND AS "again", kind, n FROM events
    ORDER BY happened WITHIN INTERVAL '5' SECOND) AS sorted
  WHERE n > 0;
CREATE PUMP twice_pump AS INSERT INTO twice
  SELECT STREAM "again" AS ROWTIME, "again", kind FROM ordered ORDER BY "again" WITHIN INTERVAL '5' SECOND;
row EVENTS 11:00:00 | a | 10:00:10 | 7
row EVENTS 11:00:00 | b | 10:00:11 | 0
row EVENTS 11:00:01 | c | 10:00:08 | 5
row EVENTS 11:00:02 | d | 10:00:20 | 1
= ORDERED 10:00:08 | 10:00:13 | c | 5
= ORDERED 10:00:10 | 10:00:17 | a | 7
row EVENTS 11:00:03 | e | 10:00:30 | 3
= ORDERED 10:00:20 | 10:00:21 | d | 1
= TWICE 10:00:13 | 10:00:13 | c
row EVENTS 11:00:04 | f | 10:00:31 | 30
row EVENTS 11:00:04 | g | 10:00:40 | 1
= ORDERED 10:00:30 | 10:00:33 | e | 3
= TWICE 10:00:17 | 10:00:17 | a
= TWICE 10:00:21 | 10:00:21 | d
= ORDERED 10:00:31 | 10:01:01 | f | 30
= TWICE 10:00:33 | 10:00:33 | e
row EVENTS 11:00:05 | h | 10:01:00 | 1
= ORDERED 10:00:40 | 10:00:41 | g | 1
! TWICE_PUMP 10:00:40 | A row of 2026-01-02T10:00:41Z came too late
