/** What clients of Kinesis call besides: a part of CloudWatch, and of the Security Token Service. One class per operation. */
@NullMarked
package io.kinefka.companions;

import org.jspecify.annotations.NullMarked;
