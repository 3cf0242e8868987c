-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
-- texts: A, B
-- table: "PAGES" ("Path" VARCHAR(32), OWNER VARCHAR(20), WEIGHT INTEGER)
CREATE STREAM owned (page VARCHAR(32), owner VARCHAR(20));
CREATE PUMP owned_pump AS INSERT INTO owned
  SELECT STREAM page, owner FROM "PAGES", clicks WHERE "Path" = UPPER(page) AND weight > 3 AND millis > 10;
--> Stream "OWNED" (PAGE VARCHAR(32), OWNER VARCHAR(20), ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "OWNED_PUMP" into "OWNED"
-->   Calc PAGE=$1, OWNER=$11, ROWTIME=$5
-->     ReferenceJoin inner keys=[UPPER($1)=$0]
-->       Calc USER_NAME=$0, PAGE=$1, MILLIS=$2, PRICE=$3, CLICKED_AT=$4, ROWTIME=$5, APPROXIMATE_ARRIVAL_TIME=$6, SHARD_ID=$7, PARTITION_KEY=$8, SEQUENCE_NUMBER=$9 where >($2, 10)
-->         Scan "CLICKS"
-->       Calc Path=$0, OWNER=$1, WEIGHT=$2 where >($2, 3)
-->         Scan "PAGES"
