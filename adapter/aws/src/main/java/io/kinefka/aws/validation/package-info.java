/** The service model's constraints on a request, checked and worded as AWS does. */
@NullMarked
package io.kinefka.aws.validation;

import org.jspecify.annotations.NullMarked;
