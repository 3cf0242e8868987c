-- schema: "CLICKS" (USER_NAME VARCHAR(16), PAGE VARCHAR(32), MILLIS INTEGER, PRICE DOUBLE, CLICKED_AT TIMESTAMP)
CREATE STREAM scored (page VARCHAR(32), millis INTEGER, anomaly_score DOUBLE);
CREATE STREAM ranked (page VARCHAR(32), millis INTEGER, anomaly_score DOUBLE);
CREATE PUMP scored_pump AS INSERT INTO scored
  SELECT STREAM page, millis, anomaly_score FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM clicks), 50, 128));
CREATE PUMP ranked_pump AS INSERT INTO ranked
  SELECT STREAM * FROM scored ORDER BY FLOOR(scored.ROWTIME TO SECOND), anomaly_score DESC;
--> Stream "SCORED" (PAGE VARCHAR(32), MILLIS INTEGER, ANOMALY_SCORE DOUBLE, ROWTIME TIMESTAMP(3) NOT NULL)
--> Stream "RANKED" (PAGE VARCHAR(32), MILLIS INTEGER, ANOMALY_SCORE DOUBLE, ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "SCORED_PUMP" into "SCORED"
-->   Calc PAGE=$1, MILLIS=$2, ANOMALY_SCORE=$5, ROWTIME=$6
-->     TableFunction Forest[trees=50, subSampleSize=128, timeDecay=100000, shingleSize=1, explained=false, directed=false] scored=[2, 3]
-->       Calc USER_NAME=$0, PAGE=$1, MILLIS=$2, PRICE=$3, CLICKED_AT=$4, ROWTIME=$5
-->         Scan "CLICKS"
--> Pump "RANKED_PUMP" into "RANKED"
-->   Calc PAGE=$0, MILLIS=$1, ANOMALY_SCORE=$2, ROWTIME=$3
-->     Sort [$4, $2 desc nulls first]
-->       Calc PAGE=$0, MILLIS=$1, ANOMALY_SCORE=$2, ROWTIME=$3, EXPR$4=FLOOR($3, FLAG(SECOND))
-->         Scan "SCORED"
