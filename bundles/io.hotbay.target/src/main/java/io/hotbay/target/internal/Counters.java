// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import java.util.concurrent.atomic.LongAdder;

/** What a unit counts beside its gate. */
final class Counters {

    /** Commands that ended, however. */
    final LongAdder commands = new LongAdder();
    /** Of these, the ones that did not end GOOD. */
    final LongAdder failed = new LongAdder();
    /** Commands done again after a departure. */
    final LongAdder replayed = new LongAdder();
    /** Escapes and broken contracts of back ends and fronts. */
    final LongAdder internalErrors = new LongAdder();
}
