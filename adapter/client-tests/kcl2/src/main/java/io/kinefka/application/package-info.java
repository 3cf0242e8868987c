/** A KCL application such as users have: nothing in it but the endpoint says that this is not AWS. */
@NullMarked
package io.kinefka.application;

import org.jspecify.annotations.NullMarked;
