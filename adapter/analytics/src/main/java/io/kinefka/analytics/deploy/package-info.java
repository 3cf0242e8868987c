/** Makes of applications, as the API knows them, what hosts run. */
@NullMarked
package io.kinefka.analytics.deploy;

import org.jspecify.annotations.NullMarked;
