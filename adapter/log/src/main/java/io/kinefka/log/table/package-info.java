/**
 * A map that all gateways share: changes are records of one topic, which every gateway replays and decides alike. Reads
 * and conditional changes are linearizable.
 */
@NullMarked
package io.kinefka.log.table;

import org.jspecify.annotations.NullMarked;
