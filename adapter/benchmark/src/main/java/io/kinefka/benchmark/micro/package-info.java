/** The parts of the hot paths by themselves, without HTTP and Kafka, as JMH measures them. */
@NullMarked
package io.kinefka.benchmark.micro;

import org.jspecify.annotations.NullMarked;
