-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (page VARCHAR(32), cheap BOOLEAN, slow BOOLEAN);
CREATE PUMP tumbling_pump AS INSERT INTO o
  SELECT STREAM page, ANY (price < 1), EVERY (millis > 100) FROM clicks GROUP BY page, FLOOR(clicks.ROWTIME TO HOUR);
CREATE PUMP sliding_pump AS INSERT INTO o
  SELECT STREAM page, ANY(price < 1) OVER w, EVERY(millis > 100) OVER w FROM clicks
  WINDOW w AS (PARTITION BY page RANGE INTERVAL '1' MINUTE PRECEDING);
--> Stream "O" (PAGE VARCHAR(32), CHEAP BOOLEAN, SLOW BOOLEAN, ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "TUMBLING_PUMP" into "O"
-->   Calc PAGE=$0, CHEAP=$2, SLOW=$3, ROWTIME=+($1, 3600000:INTERVAL HOUR)
-->     Tumble window=$1 length=PT1H keys=[0, 1] calls=[ANY($2), EVERY($3)]
-->       Calc PAGE=$1, $f1=FLOOR($5, FLAG(HOUR)), $f2=<($3, CAST(1):DOUBLE NOT NULL), $f3=>($2, 100)
-->         Scan "CLICKS"
--> Pump "SLIDING_PUMP" into "O"
-->   Calc PAGE=$0, CHEAP=$4, SLOW=$5, ROWTIME=$1
-->     Over range=60000 rowtime=$1 keys=[0] calls=[ANY($2), EVERY($3)]
-->       Calc PAGE=$1, ROWTIME=$5, $2=<($3, 1.0E0), $3=>($2, 100)
-->         Scan "CLICKS"
