// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

import io.hotbay.pci.api.PciTransport.Owner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the owner is told. */
final class Told implements Owner {
    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

    String next() {
        try {
            return String.valueOf(words.poll(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void connected(String peer) {
        words.add("connected " + peer);
    }

    @Override
    public void disconnected(String reason) {
        words.add("disconnected " + reason);
    }
}
