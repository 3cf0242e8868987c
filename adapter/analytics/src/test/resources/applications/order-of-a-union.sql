-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM names (name VARCHAR(32));
CREATE PUMP names_pump AS INSERT INTO names
  SELECT STREAM page FROM clicks UNION ALL SELECT STREAM user_name FROM clicks ORDER BY FLOOR(ROWTIME TO SECOND), page;
--> Stream "NAMES" (NAME VARCHAR(32), ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "NAMES_PUMP" into "NAMES"
-->   Calc NAME=$0, ROWTIME=$1
-->     Sort [$2, $0]
-->       Calc PAGE=$0, ROWTIME=$1, EXPR$2=FLOOR($1, FLAG(SECOND))
-->         Union
-->           Calc PAGE=$1, ROWTIME=$5
-->             Scan "CLICKS"
-->           Calc USER_NAME=CAST($0):VARCHAR(32), ROWTIME=$5
-->             Scan "CLICKS"
