// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

/** One kind of interrupts of a device, as VMMs ask for it and set it up. Called on the connection's thread. */
interface InterruptKind {

    /** A kind that a device does not have. */
    InterruptKind NONE = new InterruptKind() {
        @Override
        public int infoFlags() {
            return 0;
        }

        @Override
        public int count() {
            return 0;
        }

        @Override
        public int set(Request request, int flags, int start, int count) {
            return Failure.INVALID;
        }
    };

    /** What DEVICE_GET_IRQ_INFO says of it. */
    int infoFlags();

    /** How many interrupts of the kind there are. */
    int count();

    /**
     * DEVICE_SET_IRQS for interrupts of this kind.
     *
     * @param flags one kind of data and one action, unchecked
     * @param start the first interrupt concerned; start and count lie within {@link #count()}
     * @return 0 or {@code -errno}
     */
    int set(Request request, int flags, int start, int count);
}
