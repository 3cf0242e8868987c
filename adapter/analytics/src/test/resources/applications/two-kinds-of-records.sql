-- schema: "SOURCE_001" ("Kind" VARCHAR(8), "Rid" INTEGER, "Room" VARCHAR(4), "Nights" INTEGER, "Pid" INTEGER, "Prid" INTEGER, "Amount" INTEGER)
CREATE OR REPLACE STREAM "Bookings" ("id" integer, "room" varchar(4), "nights" DOUBLE, "kind" varchar(10));
CREATE OR REPLACE PUMP "Booking_Pump" AS
   INSERT INTO "Bookings"
      SELECT STREAM "Rid", "Room", "Nights", "Kind" FROM "SOURCE_001" WHERE "Kind" = 'Booking';
CREATE OR REPLACE STREAM "Payments" ("id" integer, "booking" integer, "amount" DOUBLE, "kind" varchar(10));
CREATE OR REPLACE PUMP "Payment_Pump" AS
   INSERT INTO "Payments"
      SELECT STREAM "Pid", "Prid", "Amount", "Kind" FROM "SOURCE_001" WHERE "Kind" = 'Payment';
CREATE OR REPLACE STREAM "DESTINATION" ("booking" integer, "payments" integer);
CREATE OR REPLACE PUMP "Output_Pump" AS
   INSERT INTO "DESTINATION"
      SELECT STREAM "booking", count(*) as payments FROM "Payments" GROUP BY "booking", FLOOR("Payments".ROWTIME TO MINUTE);
--> Stream "Bookings" (id INTEGER, room VARCHAR(4), nights DOUBLE, kind VARCHAR(10), ROWTIME TIMESTAMP(3) NOT NULL)
--> Stream "Payments" (id INTEGER, booking INTEGER, amount DOUBLE, kind VARCHAR(10), ROWTIME TIMESTAMP(3) NOT NULL)
--> Stream "DESTINATION" (booking INTEGER, payments INTEGER, ROWTIME TIMESTAMP(3) NOT NULL)
--> Pump "Booking_Pump" into "Bookings"
-->   Calc id=$1, room=$2, nights=CAST($3):DOUBLE, kind=CAST($0):VARCHAR(10), ROWTIME=$7 where =($0, 'Booking')
-->     Scan "SOURCE_001"
--> Pump "Payment_Pump" into "Payments"
-->   Calc id=$4, booking=$5, amount=CAST($6):DOUBLE, kind=CAST($0):VARCHAR(10), ROWTIME=$7 where =($0, 'Payment')
-->     Scan "SOURCE_001"
--> Pump "Output_Pump" into "DESTINATION"
-->   Calc booking=$0, payments=CAST($2):INTEGER, ROWTIME=+($1, 60000:INTERVAL MINUTE)
-->     Tumble window=$1 length=PT1M keys=[0, 1] calls=[COUNT()]
-->       Calc booking=$1, $f1=FLOOR($4, FLAG(MINUTE))
-->         Scan "Payments"
