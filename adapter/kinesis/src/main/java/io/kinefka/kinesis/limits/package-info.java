/** AWS's limits of throughput and call rates, and the faults that tests of client code may ask for. */
@NullMarked
package io.kinefka.kinesis.limits;

import org.jspecify.annotations.NullMarked;
