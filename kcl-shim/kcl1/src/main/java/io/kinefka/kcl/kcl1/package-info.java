/** Lets record processors that were written for KCL 1 run where those of KCL 2 and 3 do. */
@NullMarked
package io.kinefka.kcl.kcl1;

import org.jspecify.annotations.NullMarked;
