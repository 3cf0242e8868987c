-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM visits (user_name VARCHAR(16), first_page VARCHAR(32), last_page VARCHAR(32), total INTEGER);
CREATE PUMP visits_pump AS INSERT INTO visits
  SELECT STREAM user_name, FIRST_VALUE(page), LAST_VALUE(page), SUM(millis) FROM clicks
  WINDOWED BY STAGGER (PARTITION BY user_name RANGE INTERVAL '30' SECOND);
row CLICKS 10:00:00 | ann | /a | 1 | 1.0
row CLICKS 10:00:00 | bob | /b | 2 | 1.0
row CLICKS 10:00:05 | null | /c | 4 | 1.0
row CLICKS 10:00:29.999 | ann | /d | 8 | 1.0
row CLICKS 10:00:30 | ann | /e | 16 | 1.0
= VISITS 10:00:30 | ann | /a | /d | 9
= VISITS 10:00:30 | bob | /b | /b | 2
row CLICKS 10:00:34 | null | null | 32 | 1.0
row CLICKS 10:00:45 | ann | /f | 64 | 1.0
= VISITS 10:00:35 | null | /c | null | 36
time 10:01:00
= VISITS 10:01:00 | ann | /e | /f | 80
time 10:02:00
