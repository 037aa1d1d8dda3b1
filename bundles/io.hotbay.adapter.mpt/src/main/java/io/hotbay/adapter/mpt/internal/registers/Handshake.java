// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.registers;

import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.Reply;
import io.hotbay.adapter.mpt.internal.wire.Field;
import java.util.Arrays;

/**
 * The message that passes through the doorbell, word by word (MPI 1.2). Two manners of hosts are served: those
 * that acknowledge each half-word, and those (SeaBIOS, OVMF) that read them all and acknowledge once. So reading moves
 * on, and the acknowledge after the last word ends the handshake, with one more interrupt for those that wait for it.
 */
public final class Handshake {


    private static final Field WORD = Field.u32(0);
    private static final Field HALF_WORD = Field.u16(0);

    private final byte[] message = new byte[CommandSlot.FRAME_BYTES];
    private Phase phase = Phase.IDLE;
    private int expectedWords;
    private int receivedWords;
    private final byte[] reply = new byte[Reply.MAXIMUM_BYTES];
    private int halfWords;
    private int nextHalfWord;

    /** Where the handshake stands. */
    public enum Phase {
        /** Doorbell writes are functions. */
        IDLE,
        /** Doorbell writes are words of the message. */
        RECEIVING,
        /** Doorbell reads are half-words of the reply. */
        REPLYING,
        /** The reply goes another way; the next acknowledge ends the handshake. */
        ENDING
    }

    /** Where it stands. */
    public Phase phase() {
        return phase;
    }

    /** What doorbell bit 27 shows. */
    public boolean inUse() {
        return phase != Phase.IDLE;
    }

    /**
     * The host announces a message of so many words, at least one. One longer than a frame is taken to its end, then
     * refused.
     */
    public void begin(int words) {
        Arrays.fill(message, (byte) 0);
        expectedWords = words;
        receivedWords = 0;
        phase = Phase.RECEIVING;
    }

    /** Takes one word. Returns true with the last: the message is complete and has to be answered. */
    public boolean receive(int word) {
        int offset = receivedWords * Integer.BYTES;
        if (offset < CommandSlot.FRAME_BYTES) {
            WORD.plus(receivedWords).set(message, word);
        }
        return ++receivedWords == expectedWords;
    }

    /** The message; its tail is zero. */
    public byte[] message() {
        return message;
    }

    /** How many bytes the host sent; may be more than {@link CommandSlot#FRAME_BYTES}. */
    public int messageBytes() {
        return receivedWords * Integer.BYTES;
    }

    /** Starts the reply, of which it takes a copy. */
    public void answer(Reply source) {
        System.arraycopy(source.bytes(), 0, reply, 0, source.length());
        halfWords = source.length() / Short.BYTES;
        nextHalfWord = 0;
        phase = Phase.REPLYING;
    }

    /** The reply comes by the reply queue. */
    public void answerElsewhere() {
        phase = Phase.ENDING;
    }

    /** The half-word that the doorbell shows; the last one stays. */
    public int data() {
        if (phase != Phase.REPLYING) {
            return 0;
        }
        return HALF_WORD.plus(Math.min(nextHalfWord, halfWords - 1)).get(reply);
    }

    /** The host has read the doorbell. */
    public void afterRead() {
        if (phase == Phase.REPLYING && nextHalfWord < halfWords) {
            nextHalfWord++;
        }
    }

    /** The host clears the doorbell interrupt. Returns whether it is set again at once. */
    public boolean acknowledge() {
        return switch (phase) {
            case IDLE, RECEIVING -> false;
            case REPLYING -> {
                if (nextHalfWord == halfWords) {
                    phase = Phase.IDLE;
                }
                yield true;
            }
            case ENDING -> {
                phase = Phase.IDLE;
                yield false;
            }
        };
    }

    /** A reset: whatever was under way is forgotten. */
    public void reset() {
        phase = Phase.IDLE;
    }
}
