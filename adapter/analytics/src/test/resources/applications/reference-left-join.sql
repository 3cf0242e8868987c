-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
-- table: "PAGES" ("Path" VARCHAR(32), OWNER VARCHAR(20), WEIGHT INTEGER)
CREATE STREAM owned (page VARCHAR(32), owner VARCHAR(20));
CREATE PUMP owned_pump AS INSERT INTO owned
  SELECT STREAM c.page, p.owner FROM clicks AS c LEFT JOIN "PAGES" AS p ON c.page = p."Path" AND p.weight > c.millis;
--> Stream "OWNED" (PAGE VARCHAR(32), OWNER VARCHAR(20), ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "OWNED_PUMP" into "OWNED"
-->   Calc PAGE=$1, OWNER=$11, ROWTIME=$5
-->     ReferenceJoin left keys=[$1=$0] conditions=[>($12, $2)]
-->       Scan "CLICKS"
-->       Scan "PAGES"
