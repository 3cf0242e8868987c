/** What an account has set for all its streams in a region. */
@NullMarked
package io.kinefka.log.account;

import org.jspecify.annotations.NullMarked;
