-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM changes (user_name VARCHAR(16), millis INTEGER, former INTEGER, total INTEGER, first_page VARCHAR(32), last_page VARCHAR(32));
CREATE PUMP changes_pump AS INSERT INTO changes
  SELECT STREAM user_name, millis, LAG(millis, 1) OVER (PARTITION BY user_name ROWS 2 PRECEDING),
         SUM(millis) OVER (PARTITION BY user_name ROWS 2 PRECEDING), FIRST_VALUE(page) OVER (ROWS 1 PRECEDING),
         LAST_VALUE(page) OVER (ROWS 1 PRECEDING)
  FROM clicks;
row CLICKS 10:00:00 | ann | /a | 1 | 1.0
= CHANGES 10:00:00 | ann | 1 | null | 1 | /a | /a
row CLICKS 10:00:00 | ann | /b | 2 | 1.0
= CHANGES 10:00:00 | ann | 2 | 1 | 3 | /a | /b
row CLICKS 10:00:01 | bob | /c | 4 | 1.0
= CHANGES 10:00:01 | bob | 4 | null | 4 | /b | /c
row CLICKS 10:00:01 | ann | /d | 8 | 1.0
= CHANGES 10:00:01 | ann | 8 | 2 | 11 | /c | /d
row CLICKS 10:00:02 | ann | /e | 16 | 1.0
= CHANGES 10:00:02 | ann | 16 | 8 | 26 | /d | /e
row CLICKS 10:00:02 | bob | /f | null | 1.0
= CHANGES 10:00:02 | bob | null | 4 | 4 | /e | /f
row CLICKS 10:00:02 | bob | /g | 64 | 1.0
= CHANGES 10:00:02 | bob | 64 | null | 68 | /f | /g
