/** What keeps applications on Kafka Streams running in gateways: their names in groups, and a thread that starts them again. */
@NullMarked
package io.kinefka.log.host;

import org.jspecify.annotations.NullMarked;
