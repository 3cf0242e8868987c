@NullMarked
package io.kinefka.benchmark.micro;

import org.jspecify.annotations.NullMarked;
