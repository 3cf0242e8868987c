/** Tests of policies. */
@NullMarked
package io.kinefka.log.policy;

import org.jspecify.annotations.NullMarked;
