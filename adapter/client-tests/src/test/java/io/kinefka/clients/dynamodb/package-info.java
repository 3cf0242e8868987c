/** AWS's clients of DynamoDB, on this program and on AWS's own emulator. */
@NullMarked
package io.kinefka.clients.dynamodb;

import org.jspecify.annotations.NullMarked;
