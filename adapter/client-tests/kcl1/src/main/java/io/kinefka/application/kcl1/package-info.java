/** The same application for KCL 1. */
@NullMarked
package io.kinefka.application.kcl1;

import org.jspecify.annotations.NullMarked;
