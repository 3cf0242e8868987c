/** Tests of what applications are made of. */
@NullMarked
package io.kinefka.analytics.application;

import org.jspecify.annotations.NullMarked;
