-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM busy (user_name VARCHAR(16), clicks INTEGER, longest INTEGER, mean DOUBLE);
CREATE PUMP busy_pump AS INSERT INTO busy
  SELECT STREAM user_name, clicks, longest, mean
  FROM (
    SELECT STREAM user_name, COUNT(*) OVER w AS clicks, MAX(millis) OVER w AS longest, AVG(price) OVER w AS mean
    FROM clicks
    WINDOW w AS (PARTITION BY user_name RANGE INTERVAL '30' SECOND PRECEDING)
  )
  WHERE clicks >= 3;
--> Stream "BUSY" (USER_NAME VARCHAR(16), CLICKS INTEGER, LONGEST INTEGER, MEAN DOUBLE, ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "BUSY_PUMP" into "BUSY"
-->   Calc USER_NAME=$0, CLICKS=CAST($4):INTEGER, LONGEST=$5, MEAN=/(CASE(>($6, 0), $7, null:DOUBLE), $6), ROWTIME=$3 where >=($4, 3)
-->     Over range=30000 rowtime=$3 keys=[0] calls=[COUNT(), MAX($1), COUNT($2), SUM($2)]
-->       Calc USER_NAME=$0, MILLIS=$2, PRICE=$3, ROWTIME=$5
-->         Scan "CLICKS"
