// SPDX-License-Identifier: Apache-2.0
package io.hotbay.store.api;

/**
 * What a store says of itself.
 *
 * @param identity who it is, the same after a restart and under another name, e.g. device and inode numbers of a file;
 *     a store that is opened in place of another must have the same identity
 * @param blockSize the logical block size in bytes, a power of two from 512 on
 * @param blockCount the capacity in blocks, at least 1
 * @param writable whether writes are possible
 * @param rotational whether it seeks
 * @param discards whether {@link BackingStore#unmap} gives space back; unmapped blocks then read as zeroes
 */
public record StoreFacts(
        String identity, int blockSize, long blockCount, boolean writable, boolean rotational, boolean discards) {

    /** The smallest block size of a disk. */
    public static final int MINIMUM_BLOCK_SIZE = 512;

    public StoreFacts {
        if (blockSize < MINIMUM_BLOCK_SIZE || Integer.bitCount(blockSize) != 1) {
            throw new IllegalArgumentException("block size " + blockSize);
        }
        if (blockCount < 1 || blockCount > Long.MAX_VALUE / blockSize) {
            throw new IllegalArgumentException("block count " + blockCount);
        }
    }

    /** The capacity in bytes. */
    public long byteCount() {
        return blockSize * blockCount;
    }
}
