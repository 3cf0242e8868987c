-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE)
-- table: "PAGES" ("Path" VARCHAR(32), OWNER VARCHAR(20), WEIGHT INTEGER)
CREATE STREAM owned (page VARCHAR(32), owner VARCHAR(20), weight INTEGER);
CREATE PUMP owned_pump AS INSERT INTO owned
  SELECT STREAM c.page, p.owner, p.weight FROM clicks AS c LEFT JOIN "PAGES" AS p ON c.page = p."Path" AND p.weight > c.millis;
table PAGES | /a | ann | 1
table PAGES | /a | amy | 5
table PAGES | /b | bob | null
table PAGES | null | nil | 7
row CLICKS 10:00:00 | ann | /a | 0 | 1.0
= OWNED 10:00:00 | /a | ann | 1
= OWNED 10:00:00 | /a | amy | 5
row CLICKS 10:00:01 | ann | /a | 3 | 1.0
= OWNED 10:00:01 | /a | amy | 5
row CLICKS 10:00:02 | ann | /a | 9 | 1.0
= OWNED 10:00:02 | /a | null | null
row CLICKS 10:00:03 | ann | /b | 0 | 1.0
= OWNED 10:00:03 | /b | null | null
row CLICKS 10:00:04 | ann | /x | 0 | 1.0
= OWNED 10:00:04 | /x | null | null
row CLICKS 10:00:05 | ann | null | 0 | 1.0
= OWNED 10:00:05 | null | null | null
