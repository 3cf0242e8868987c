-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM names (kind VARCHAR(8), name VARCHAR(32));
CREATE PUMP names_pump AS INSERT INTO names
  SELECT STREAM 'user', user_name FROM clicks WHERE millis > 5 UNION ALL SELECT STREAM 'page', page FROM clicks;
--> Stream "NAMES" (KIND VARCHAR(8), NAME VARCHAR(32), ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "NAMES_PUMP" into "NAMES"
-->   Calc KIND=CAST($0):VARCHAR(8), NAME=$1, ROWTIME=$2
-->     Union
-->       Calc EXPR$0='user', USER_NAME=CAST($0):VARCHAR(32), ROWTIME=$5 where >($2, 5)
-->         Scan "CLICKS"
-->       Calc EXPR$0='page', PAGE=$1, ROWTIME=$5
-->         Scan "CLICKS"
