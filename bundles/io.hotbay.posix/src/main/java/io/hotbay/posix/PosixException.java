// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

/**
 * A system call failed. The message says what was being done to what, and how it ended:
 * {@code open /x/y: ENOENT (No such file or directory)}.
 */
public final class PosixException extends java.io.IOException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int number;

    /**
     * @param operation what was being done to what, for example {@code open /x/y}
     * @param number the positive error number
     */
    public PosixException(String operation, int number) {
        super(operation + ": " + text(number));
        this.operation = operation;
        this.number = number;
    }

    /** The error, {@link Errno#OTHER} when {@link #number()} has no name here. */
    public Errno errno() {
        return Errno.of(number);
    }

    /** The positive error number as the kernel gave it. */
    public int number() {
        return number;
    }

    /** What was being done to what. */
    public String operation() {
        return operation;
    }

    /** Passes on a result that is not negative, throws for {@code -errno}. */
    static long check(long result, String operation, Object target) throws PosixException {
        if (result < 0) {
            throw new PosixException(operation + " " + target, (int) -result);
        }
        return result;
    }

    private static String text(int number) {
        Errno errno = Errno.of(number);
        return errno == Errno.OTHER
                ? "errno " + number + " (" + errno.description() + ")"
                : errno + " (" + errno.description() + ")";
    }
}
