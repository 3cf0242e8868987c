/**
 * DynamoDB, as far as the Kinesis Client Library keeps its leases there: tables and items in the map that all gateways
 * share. One class per operation.
 */
@NullMarked
package io.kinefka.companions.dynamodb;

import org.jspecify.annotations.NullMarked;
