/** The load as an application makes it with AWS's SDK, for the scenarios that say what the SDK costs. Nothing else loads its classes. */
@NullMarked
package io.kinefka.benchmark.sdk;

import org.jspecify.annotations.NullMarked;
