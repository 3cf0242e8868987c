/** Tests of policies. */
@NullMarked
package io.kinefka.aws.policy;

import org.jspecify.annotations.NullMarked;
