// SPDX-License-Identifier: Apache-2.0
package io.hotbay.distribution;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * A session of Gogo's {@code CommandProcessor} without a console. Its types live in a bundle, which the launcher does not see: hence the
 * reflection. Commands read an empty input.
 */
final class GogoSession implements AutoCloseable {

    private static final String PROCESSOR = "org.apache.felix.service.command.CommandProcessor";
    private static final String SESSION = "org.apache.felix.service.command.CommandSession";
    /** {@code Converter.INSPECT}: as a shell shows a result. */
    private static final int INSPECT = 0;

    private final Object session;
    private final Class<?> type;
    private final PrintStream output;

    /** A session that prints there. */
    GogoSession(BundleContext context, PrintStream output) throws LaunchException {
        ServiceReference<?> reference = context.getServiceReference(PROCESSOR);
        if (reference == null) {
            throw new LaunchException(LaunchException.FAILED, "There is no Gogo command processor.");
        }
        Object processor = context.getService(reference);
        try {
            ClassLoader loader = processor.getClass().getClassLoader();
            Method create = loader.loadClass(PROCESSOR)
                    .getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class);
            this.type = loader.loadClass(SESSION);
            this.session = create.invoke(processor, InputStream.nullInputStream(), output, System.err);
            this.output = output;
        } catch (ReflectiveOperationException e) {
            throw new LaunchException(LaunchException.FAILED, "Gogo's command processor is of an unknown kind: " + e + ".", e);
        }
    }

    /**
     * Runs commands, and prints the result of the last if it has one; returns, too, when they stop the platform. The exception's message
     * is the reason in one sentence.
     */
    void execute(String commands) throws CommandFailedException {
        try {
            Object result = type.getMethod("execute", CharSequence.class).invoke(session, commands);
            if (result != null) {
                output.println(type.getMethod("format", Object.class, int.class).invoke(session, result, INSPECT));
            }
        } catch (InvocationTargetException e) {
            // Gogo, when it is stopped, interrupts those who run commands: what they asked for is being done
            if (!(e.getCause() instanceof InterruptedException)) {
                throw new CommandFailedException(e.getCause());
            }
        } catch (ReflectiveOperationException e) {
            throw new CommandFailedException(e);
        } finally {
            output.flush();
        }
    }

    @Override
    public void close() {
        try {
            type.getMethod("close").invoke(session);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Gogo's session can't be closed", e);
        }
    }
}
