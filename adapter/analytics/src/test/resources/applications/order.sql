-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM ordered (page VARCHAR(32), clicks BIGINT);
CREATE PUMP ordered_pump AS INSERT INTO ordered
  SELECT STREAM page, COUNT(*) AS clicks FROM clicks
  GROUP BY FLOOR(clicks.ROWTIME TO MINUTE), page
  ORDER BY FLOOR(clicks.ROWTIME TO MINUTE), clicks DESC;
--> Stream "ORDERED" (PAGE VARCHAR(32), CLICKS BIGINT, ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "ORDERED_PUMP" into "ORDERED"
-->   Calc PAGE=$0, CLICKS=$1, ROWTIME=$2
-->     Sort [$3, $1 desc nulls first]
-->       Calc PAGE=$1, CLICKS=$2, ROWTIME=+($0, 60000:INTERVAL MINUTE), EXPR$3=$0
-->         Tumble window=$0 length=PT1M keys=[0, 1] calls=[COUNT()]
-->           Calc $f0=FLOOR($5, FLAG(MINUTE)), PAGE=$1
-->             Scan "CLICKS"
