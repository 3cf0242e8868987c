/** What an application does, as immutable trees of a few kinds of nodes. */
@NullMarked
package io.kinefka.analytics.sql.plan;

import org.jspecify.annotations.NullMarked;
