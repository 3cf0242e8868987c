/** What lease tables tell of KCL applications, for Kafka's own tools. */
@NullMarked
package io.kinefka.companions.dynamodb.lease;

import org.jspecify.annotations.NullMarked;
