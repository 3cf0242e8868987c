-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
-- table: "CLASSES" (MILLIS BIGINT, CLASS VARCHAR(8))
CREATE STREAM classed (page VARCHAR(32), class VARCHAR(8));
CREATE PUMP classed_pump AS INSERT INTO classed
  SELECT STREAM c.page, k.class FROM clicks AS c JOIN "CLASSES" AS k ON c.millis = k.millis AND c.page <> k.class;
--> Stream "CLASSED" (PAGE VARCHAR(32), CLASS VARCHAR(8), ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "CLASSED_PUMP" into "CLASSED"
-->   Calc PAGE=$1, CLASS=$11, ROWTIME=$5
-->     ReferenceJoin inner keys=[CAST($2):BIGINT=$0] conditions=[<>($1, CAST($11):VARCHAR(32))]
-->       Scan "CLICKS"
-->       Scan "CLASSES"
