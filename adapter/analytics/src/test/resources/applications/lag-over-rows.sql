-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM changes (user_name VARCHAR(16), millis INTEGER, "BEFORE" INTEGER, total INTEGER);
CREATE PUMP changes_pump AS INSERT INTO changes
  SELECT STREAM user_name, millis, LAG(millis, 1) OVER (PARTITION BY user_name ROWS 2 PRECEDING),
         SUM(millis) OVER (PARTITION BY user_name ROWS 4 PRECEDING)
  FROM clicks;
--> Stream "CHANGES" (USER_NAME VARCHAR(16), MILLIS INTEGER, BEFORE INTEGER, TOTAL INTEGER, ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "CHANGES_PUMP" into "CHANGES"
-->   Calc USER_NAME=$0, MILLIS=$1, BEFORE=$3, TOTAL=CASE(>($4, 0), $5, null:INTEGER), ROWTIME=$2
-->     Over rows=2 rowtime=$2 keys=[0] calls=[LAG($1, 1)]; rows=4 rowtime=$2 keys=[0] calls=[COUNT($1), SUM($1)]
-->       Calc USER_NAME=$0, MILLIS=$2, ROWTIME=$5
-->         Scan "CLICKS"
