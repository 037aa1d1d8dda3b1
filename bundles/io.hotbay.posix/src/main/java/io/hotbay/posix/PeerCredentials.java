// SPDX-License-Identifier: Apache-2.0
package io.hotbay.posix;

/**
 * Who was at the other end of a local socket when the connection was made (SO_PEERCRED).
 *
 * @param pid the process, as numbered here; 0 when it is of another PID namespace
 * @param uid its effective user, an unsigned number
 * @param gid its effective group, an unsigned number
 */
public record PeerCredentials(int pid, int uid, int gid) {
}
