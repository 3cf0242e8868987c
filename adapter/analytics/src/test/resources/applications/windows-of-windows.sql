-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM totals (page VARCHAR(32), total BIGINT);
CREATE PUMP totals_pump AS INSERT INTO totals
  SELECT STREAM page, SUM(clicks) OVER (PARTITION BY page RANGE INTERVAL '5' MINUTE PRECEDING)
  FROM (
    SELECT STREAM page, COUNT(*) AS clicks FROM clicks GROUP BY page, FLOOR(clicks.ROWTIME TO MINUTE)
  ) AS minutes;
--> Stream "TOTALS" (PAGE VARCHAR(32), TOTAL BIGINT, ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "TOTALS_PUMP" into "TOTALS"
-->   Calc PAGE=$0, TOTAL=CASE(>($3, 0), $4, null:BIGINT), ROWTIME=$2
-->     Over range=300000 rowtime=$2 keys=[0] calls=[COUNT($1), SUM($1)]
-->       Calc PAGE=$0, CLICKS=$2, ROWTIME=+($1, 60000:INTERVAL MINUTE)
-->         Tumble window=$1 length=PT1M keys=[0, 1] calls=[COUNT()]
-->           Calc PAGE=$1, $f1=FLOOR($5, FLAG(MINUTE))
-->             Scan "CLICKS"
