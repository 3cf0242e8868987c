/** Tests of the service models, and the generator of their files. */
@NullMarked
package io.kinefka.aws.model;

import org.jspecify.annotations.NullMarked;
