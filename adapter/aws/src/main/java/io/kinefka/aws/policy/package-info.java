/** Policies: who may do what with which resource. */
@NullMarked
package io.kinefka.aws.policy;

import org.jspecify.annotations.NullMarked;
