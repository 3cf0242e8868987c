/** Tests of accounts' settings. */
@NullMarked
package io.kinefka.log.account;

import org.jspecify.annotations.NullMarked;
