/** The operators of applications, driven by rows and their times alone: without clocks, threads or Kafka of their own. */
@NullMarked
package io.kinefka.analytics.run;

import org.jspecify.annotations.NullMarked;
