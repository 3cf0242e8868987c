-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM scored (millis INTEGER, score DOUBLE, why VARCHAR(1000));
CREATE PUMP scored_pump AS INSERT INTO scored
  SELECT STREAM millis, anomaly_score, anomaly_explanation
  FROM TABLE(RANDOM_CUT_FOREST_WITH_EXPLANATION(CURSOR(SELECT STREAM millis FROM clicks), 100, 256, 1000, 4, TRUE));
--> Stream "SCORED" (MILLIS INTEGER, SCORE DOUBLE, WHY VARCHAR(1000), ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "SCORED_PUMP" into "SCORED"
-->   Calc MILLIS=$0, SCORE=$1, WHY=CAST($2):VARCHAR(1000), ROWTIME=$3
-->     TableFunction Forest[trees=100, subSampleSize=256, timeDecay=1000, shingleSize=4, explained=true, directed=true] scored=[0]
-->       Calc MILLIS=$2, ROWTIME=$5
-->         Scan "CLICKS"
