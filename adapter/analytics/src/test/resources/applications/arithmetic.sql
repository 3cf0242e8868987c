-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM cost (cents INTEGER, share DOUBLE, class VARCHAR(8));
CREATE PUMP cost_pump AS INSERT INTO cost
  SELECT STREAM millis * 3 + 1, ABS(price / (price - millis)) * 100,
         CASE WHEN price > 100 THEN 'dear' WHEN price IS NULL THEN 'unknown' ELSE 'cheap' END
  FROM clicks
  WHERE millis <> 0 AND price / millis > 2;
--> Stream "COST" (CENTS INTEGER, SHARE DOUBLE, CLASS VARCHAR(8), ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "COST_PUMP" into "COST"
-->   Calc CENTS=+(*($2, 3), 1), SHARE=*(ABS(/($3, -($3, $2))), 100), CLASS=CAST(CASE(>($3, CAST(100):DOUBLE NOT NULL), 'dear':VARCHAR(7), IS NULL($3), 'unknown':VARCHAR(7), 'cheap':VARCHAR(7))):VARCHAR(8), ROWTIME=$5 where <>($2, 0) and >(/($3, $2), CAST(2):DOUBLE NOT NULL)
-->     Scan "CLICKS"
