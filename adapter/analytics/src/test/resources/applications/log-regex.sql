-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
-- texts: /shop/shoes, /shop/hats
CREATE STREAM sections (user_name VARCHAR(16), section VARCHAR(32), item VARCHAR(32));
CREATE PUMP p AS INSERT INTO sections
  SELECT STREAM t.user_name, t.rec.column1, t.rec.column2
  FROM (SELECT STREAM user_name, REGEX_LOG_PARSE(page, '/([^/]*)/(.*)') AS rec FROM clicks WHERE millis > 5) AS t
  WHERE t.rec IS NOT NULL AND t.rec.column1 <> 'internal';
--> Stream "SECTIONS" (USER_NAME VARCHAR(16), SECTION VARCHAR(32), ITEM VARCHAR(32), ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "P" into "SECTIONS"
-->   Calc USER_NAME=$0, SECTION=CAST(REGEX_LOG_PARSE($1, '/([^/]*)/(.*)').COLUMN1):VARCHAR(32), ITEM=CAST(REGEX_LOG_PARSE($1, '/([^/]*)/(.*)').COLUMN2):VARCHAR(32), ROWTIME=$5 where >($2, 5) and IS NOT NULL(REGEX_LOG_PARSE($1, '/([^/]*)/(.*)')) and <>(REGEX_LOG_PARSE($1, '/([^/]*)/(.*)').COLUMN1, 'internal')
-->     Scan "CLICKS"
