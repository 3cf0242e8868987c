package io.kinefka.companions.dynamodb;

import io.kinefka.companions.dynamodb.IndexParameters.ProvisionedThroughput;
import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import io.kinefka.companions.dynamodb.table.TableDefinition.Billing;
import org.jspecify.annotations.Nullable;

/** How tables would be paid for. Remembered and told, and without any effect. */
final class Billings {
    private static final String ON_DEMAND = "PAY_PER_REQUEST";

    private Billings() {}

    static Billing of(@Nullable String mode, @Nullable ProvisionedThroughput units) {
        if (ON_DEMAND.equals(mode)) {
            if (units != null) {
                throw DynamoDbErrors.invalid(
                        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
            }
            return new Billing(true, 0, 0);
        }
        if (units == null) {
            throw DynamoDbErrors.invalid(
                    "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        }
        return new Billing(false, units.readCapacityUnits(), units.writeCapacityUnits());
    }
}
