-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM ordered ("time" TIMESTAMP, page VARCHAR(32));
CREATE PUMP ordered_pump AS INSERT INTO ordered ("time", page)
  SELECT STREAM clicked_at AS ROWTIME, page FROM clicks ORDER BY clicked_at WITHIN INTERVAL '1' MINUTE, price;
CREATE STREAM pages (page VARCHAR(32));
CREATE PUMP pages_pump AS INSERT INTO pages (ROWTIME, page)
  SELECT STREAM CLICKED_AT AS ROWTIME, page FROM clicks UNION ALL SELECT STREAM clicked_at AS ROWTIME, user_name FROM clicks
  ORDER BY ROWTIME WITHIN INTERVAL '0:30' MINUTE TO SECOND;
--> Stream "ORDERED" (time TIMESTAMP(3), PAGE VARCHAR(32), ROWTIME TIMESTAMP(3) NOT NULL)
--> Stream "PAGES" (PAGE VARCHAR(32), ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "ORDERED_PUMP" into "ORDERED"
-->   Calc time=$0, PAGE=$1, ROWTIME=$2
-->     TimeSort within=PT1M [$0, $3]
-->       Calc ROWTIME=$4, PAGE=$1, $ROWTIME=$4, PRICE=$3
-->         Scan "CLICKS"
--> Pump "PAGES_PUMP" into "PAGES"
-->   Calc PAGE=$1, ROWTIME=$2
-->     TimeSort within=PT30S [$0]
-->       Calc ROWTIME=$0, PAGE=$1, $ROWTIME=$0
-->         Union
-->           Calc ROWTIME=$4, PAGE=$1, $ROWTIME=$5
-->             Scan "CLICKS"
-->           Calc ROWTIME=$4, USER_NAME=CAST($0):VARCHAR(32), $ROWTIME=$5
-->             Scan "CLICKS"
