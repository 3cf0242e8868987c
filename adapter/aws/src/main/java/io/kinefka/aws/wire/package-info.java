/** From bytes to operations and back: codecs, the validation stages, error rendering, request identification. */
@NullMarked
package io.kinefka.aws.wire;

import org.jspecify.annotations.NullMarked;
