-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM o (page VARCHAR(32), clicks BIGINT);
CREATE PUMP p AS INSERT INTO o
  SELECT STREAM u.page, COUNT(*)
  FROM (SELECT STREAM ROWTIME, page FROM clicks UNION ALL SELECT STREAM clicks.ROWTIME, user_name FROM clicks) AS u
  GROUP BY u.page, FLOOR(u.ROWTIME TO MINUTE);
CREATE STREAM s (page VARCHAR(32), clicks BIGINT);
CREATE PUMP q AS INSERT INTO s
  SELECT STREAM page, clicks FROM (
    SELECT STREAM ROWTIME, page, COUNT(*) OVER (PARTITION BY page RANGE INTERVAL '1' MINUTE PRECEDING) AS clicks
    FROM (SELECT STREAM clicked_at AS ROWTIME, page FROM clicks ORDER BY clicked_at WITHIN INTERVAL '5' SECOND) AS t) AS c
  GROUP BY page, clicks, FLOOR(c.ROWTIME TO MINUTE);
--> Stream "O" (PAGE VARCHAR(32), CLICKS BIGINT, ROWTIME TIMESTAMP(3) NOT NULL)
--> Stream "S" (PAGE VARCHAR(32), CLICKS BIGINT, ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "P" into "O"
-->   Calc PAGE=$0, CLICKS=$2, ROWTIME=+($1, 60000:INTERVAL MINUTE)
-->     Tumble window=$1 length=PT1M keys=[0, 1] calls=[COUNT()]
-->       Calc PAGE=$1, $f1=FLOOR($0, FLAG(MINUTE))
-->         Union
-->           Calc ROWTIME=$5, PAGE=$1, $ROWTIME=$5
-->             Scan "CLICKS"
-->           Calc ROWTIME=$5, USER_NAME=CAST($0):VARCHAR(32), $ROWTIME=$5
-->             Scan "CLICKS"
--> Pump "Q" into "S"
-->   Calc PAGE=$0, CLICKS=$1, ROWTIME=+($2, 60000:INTERVAL MINUTE)
-->     Tumble window=$2 length=PT1M keys=[0, 1, 2] calls=[]
-->       Calc PAGE=$1, CLICKS=$3, $f2=FLOOR($0, FLAG(MINUTE))
-->         Over range=60000 rowtime=$2 keys=[1] calls=[COUNT()]
-->           TimeSort within=PT5S [$0]
-->             Calc ROWTIME=$4, PAGE=$1, $ROWTIME=$4
-->               Scan "CLICKS"
