/** What tutorials on Kinesis do, as they write it. */
@NullMarked
package io.kinefka.clients.tutorial;

import org.jspecify.annotations.NullMarked;
