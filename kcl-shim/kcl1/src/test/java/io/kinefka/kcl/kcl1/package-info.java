/** Tests with a record processor written for KCL 1. */
@NullMarked
package io.kinefka.kcl.kcl1;

import org.jspecify.annotations.NullMarked;
