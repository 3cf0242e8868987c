/** What the tests of all clients need: where the program listens, and whom to trust. */
@NullMarked
package io.kinefka.clients;

import org.jspecify.annotations.NullMarked;
