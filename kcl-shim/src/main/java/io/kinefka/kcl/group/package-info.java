/** This worker as a member of its consumer group: one polling thread, and what runs beside it. */
@NullMarked
package io.kinefka.kcl.group;

import org.jspecify.annotations.NullMarked;
