/**
 * Carries positions between a KCL lease table, as {@code aws dynamodb scan} prints it, and the committed offsets of the
 * consumer group of the same application.
 */
@NullMarked
package io.kinefka.kcl.leases;

import org.jspecify.annotations.NullMarked;
