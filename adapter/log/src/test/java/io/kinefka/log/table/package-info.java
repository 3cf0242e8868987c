@NullMarked
package io.kinefka.log.table;

import org.jspecify.annotations.NullMarked;
