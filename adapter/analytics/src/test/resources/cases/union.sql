-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
CREATE STREAM names (kind VARCHAR(8), name VARCHAR(32));
CREATE PUMP names_pump AS INSERT INTO names
  SELECT STREAM 'user', user_name FROM clicks WHERE millis > 5 UNION ALL SELECT STREAM 'page', page FROM clicks;
row CLICKS 10:00:00 | ann | /a | 5 | 1.0
= NAMES 10:00:00 | page | /a
row CLICKS 10:00:00 | bob | /b | 6 | 1.0
= NAMES 10:00:00 | user | bob
= NAMES 10:00:00 | page | /b
row CLICKS 10:00:01 | null | null | 7 | 1.0
= NAMES 10:00:01 | user | null
= NAMES 10:00:01 | page | null
