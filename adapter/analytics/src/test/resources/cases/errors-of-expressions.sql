-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM ratios (page VARCHAR(32), ratio DOUBLE, thousands SMALLINT);
CREATE STREAM pages (page VARCHAR(32) NOT NULL);
CREATE PUMP ratios_pump AS INSERT INTO ratios
  SELECT STREAM page, price / millis, CAST(millis * 1000 AS SMALLINT) FROM clicks;
CREATE PUMP pages_pump AS INSERT INTO pages SELECT STREAM page FROM clicks;
row CLICKS 10:00:00 | ann | /a | 2 | 5.0
= RATIOS 10:00:00 | /a | 2.5 | 2000
= PAGES 10:00:00 | /a
row CLICKS 10:00:01 | ann | /b | 0 | 5.0
! RATIOS_PUMP 10:00:01 | division by zero
= PAGES 10:00:01 | /b
row CLICKS 10:00:02 | ann | /c | 33 | 5.0
! RATIOS_PUMP 10:00:02 | Value 33000 out of range
= PAGES 10:00:02 | /c
row CLICKS 10:00:03 | ann | /d | 2147483647 | 5.0
! RATIOS_PUMP 10:00:03 | integer overflow
= PAGES 10:00:03 | /d
row CLICKS 10:00:04 | ann | null | null | null
= RATIOS 10:00:04 | null | null | null
! PAGES_PUMP 10:00:04 | Column 'PAGE' does not allow NULLs
row CLICKS 10:00:05 | ann | /f | 1 | 5.0
= RATIOS 10:00:05 | /f | 5.0 | 1000
= PAGES 10:00:05 | /f
