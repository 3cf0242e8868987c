/** The program that runs KCL applications written in other languages: the multi-language daemon's, on Kafka. */
@NullMarked
package io.kinefka.kcl.daemon;

import org.jspecify.annotations.NullMarked;
