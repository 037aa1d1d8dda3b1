// SPDX-License-Identifier: Apache-2.0
package io.hotbay.registry.internal;

import io.hotbay.registry.api.RegistryException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one file that holds all guests. A file that can't be read is never written over: there is trouble until it can
 * be. Guarded by the registry, but for {@link #trouble}.
 */
final class StateFile {

    private static final Logger LOG = System.getLogger(StateFile.class.getName());
    /** Thirty devices take 15 KB; thousands of guests fit, and a memory that is filled by mistake does not. */
    private static final long BYTES_MAXIMUM = 64 << 20;

    private final @Nullable DurableFile file;
    private final long maximum;
    private volatile @Nullable String trouble;

    /** Null where a host gives the registry no home: guests end with the process then. */
    StateFile(@Nullable DurableFile file) {
        this(file, BYTES_MAXIMUM);
    }

    StateFile(@Nullable DurableFile file, long maximum) {
        this.file = file;
        this.maximum = maximum;
    }

    /** The guests that are kept; none if there is trouble. */
    Guests load() {
        if (file == null) {
            return Guests.NONE;
        }
        try {
            byte[] content = file.read(maximum);
            Guests kept = content == null ? Guests.NONE : StateParser.parse(content);
            trouble = null;
            return kept;
        } catch (StateParser.DamagedException e) {
            fail(file, "can't be used: " + e.getMessage());
        } catch (IOException e) {
            fail(file, "can't be read: " + DurableFile.reason(e));
        }
        return Guests.NONE;
    }

    private void fail(DurableFile of, String what) {
        String sentence = "The state file " + of.path() + " " + what
                + "; its guests are not there, and no change is possible until it is repaired or moved away.";
        trouble = sentence;
        LOG.log(Level.ERROR, sentence);
    }

    /** Why the file can't be used. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * Keeps the guests: returns when they are durable. When it throws, the file may hold them or those before.
     *
     * @param otherwise what follows if the file can't be written: the end of the sentence
     */
    void save(Guests guests, String otherwise) throws RegistryException {
        if (file == null) {
            return;
        }
        try {
            byte[] content = StateText.format(guests);
            if (content.length > maximum) { // it could not be read back
                throw new RegistryException("The state file " + file.path() + " would have " + content.length
                        + " bytes, of at most " + maximum + "; " + otherwise);
            }
            file.write(content);
        } catch (CharacterCodingException e) {
            throw new RegistryException(
                    "A location holds half of a character, which can't be kept; write it anew.", e);
        } catch (IOException e) {
            throw new RegistryException("The state file " + file.path() + " can't be written: "
                    + DurableFile.reason(e) + "; " + otherwise, e);
        }
    }
}
