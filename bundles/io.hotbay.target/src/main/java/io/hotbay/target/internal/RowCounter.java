// SPDX-License-Identifier: Apache-2.0
package io.hotbay.target.internal;

import java.util.concurrent.atomic.LongAdder;

/** What a unit counts of one command of its table. Outlives the tables, which come and go with device types. */
final class RowCounter {

    /** Commands that ended, however. */
    final LongAdder ended = new LongAdder();
    /** Of these, the ones that did not end GOOD. */
    final LongAdder failed = new LongAdder();
    final String name;
    final int operationCode;

    RowCounter(String name, int operationCode) {
        this.name = name;
        this.operationCode = operationCode;
    }
}
