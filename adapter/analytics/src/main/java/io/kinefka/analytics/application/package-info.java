/**
 * Applications as both versions of the API see them: their settings as AWS describes them, how these change, and which
 * applications run.
 */
@NullMarked
package io.kinefka.analytics.application;

import org.jspecify.annotations.NullMarked;
