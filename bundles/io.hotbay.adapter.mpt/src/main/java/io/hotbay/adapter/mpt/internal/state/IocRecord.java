// SPDX-License-Identifier: Apache-2.0
package io.hotbay.adapter.mpt.internal.state;

import io.hotbay.adapter.api.AdapterSetup;
import io.hotbay.adapter.mpt.internal.frame.CommandSlot;
import io.hotbay.adapter.mpt.internal.frame.SlotPool;
import io.hotbay.adapter.mpt.internal.page.PageStore;
import io.hotbay.adapter.mpt.internal.registers.Handshake;
import io.hotbay.adapter.mpt.internal.registers.HostDiagnostic;
import io.hotbay.adapter.mpt.internal.registers.InterruptRegisters;
import io.hotbay.adapter.mpt.internal.registers.WriteSequence;

/**
 * All mutable state of one function. Its monitor is the function's lock, held for some instructions at a time: never
 * over a call into the target core, and over a call to the host only to set the interrupt line, which waits for nobody.
 *
 * <p>The connection's thread reads {@link #state()}, {@link #host()} and the subscription without the lock, since it
 * alone changes them, but for a FAULT, which may come from any thread.
 */
public final class IocRecord {

    private static final System.Logger LOG = System.getLogger(IocRecord.class.getName());

    private final String owner;
    private final int function;
    private final WriteSequence writeSequence = new WriteSequence();
    private final HostDiagnostic diagnostic = new HostDiagnostic(writeSequence);
    private final InterruptRegisters interrupts = new InterruptRegisters();
    private final Handshake handshake = new Handshake();
    private final DiagnosticWindow window = new DiagnosticWindow();
    private final ReplyQueues replies = new ReplyQueues();
    private final PageStore pages;
    private final SlotPool slots;
    private volatile IocState state = IocState.RESET;
    private FaultCode fault = FaultCode.NONE;
    private HostParameters host = HostParameters.NONE;
    private EventSubscription events = EventSubscription.OFF;
    private int taskManagementActive;
    private boolean interruptLine;

    /**
     * A function that has not been reset yet.
     *
     * @param owner stands in the log
     * @param setup its number, and the memory that outlives it
     */
    public IocRecord(String owner, AdapterSetup setup, CommandSlot.Completion completion) {
        this.owner = owner;
        this.function = setup.function();
        this.pages = new PageStore(owner, setup.memory());
        this.slots = new SlotPool(IocLimits.REQUESTS, completion);
    }

    /** Changes the state; nothing else does. */
    public void become(IocState next, String reason) {
        LOG.log(System.Logger.Level.DEBUG, () -> owner + ": IOC " + state + " -> " + next + ": " + reason);
        state = next;
        if (next != IocState.FAULT) {
            fault = FaultCode.NONE;
        }
    }

    /** Stops the IOC: the host has done what the chip cannot survive. */
    public void fault(FaultCode code, String reason) {
        become(IocState.FAULT, reason);
        fault = code;
    }

    /**
     * What a message unit reset forgets. The interrupt mask, the pages and the diagnostic registers stay.
     *
     * @return how many requests were in flight; their slots are abandoned
     */
    public int clearMessageUnit() {
        host = HostParameters.NONE;
        events = EventSubscription.OFF;
        taskManagementActive = 0;
        handshake.reset();
        interrupts.clear();
        replies.clear();
        return slots.abandonAll();
    }

    /** What a power-on forgets besides. */
    public void clearRegisters() {
        diagnostic.reset();
        interrupts.reset();
        window.reset();
    }

    /** The function's number within the chip. */
    public int function() {
        return function;
    }

    public IocState state() {
        return state;
    }

    public FaultCode fault() {
        return fault;
    }

    public HostParameters host() {
        return host;
    }

    public void host(HostParameters parameters) {
        host = parameters;
    }

    public EventSubscription events() {
        return events;
    }

    public void events(EventSubscription subscription) {
        events = subscription;
    }

    public WriteSequence writeSequence() {
        return writeSequence;
    }

    public HostDiagnostic diagnostic() {
        return diagnostic;
    }

    public InterruptRegisters interrupts() {
        return interrupts;
    }

    public Handshake handshake() {
        return handshake;
    }

    public DiagnosticWindow window() {
        return window;
    }

    public ReplyQueues replies() {
        return replies;
    }

    public PageStore pages() {
        return pages;
    }

    public SlotPool slots() {
        return slots;
    }

    /** A task management function starts: commands that end now without a status were ended by it. */
    public void taskManagementBegins() {
        taskManagementActive++;
    }

    /** It has ended. */
    public void taskManagementEnds() {
        taskManagementActive--;
    }

    /** Whether one is under way. */
    public boolean isTaskManagementActive() {
        return taskManagementActive > 0;
    }

    /** The level of the interrupt line that the host was last told. */
    public boolean interruptLine() {
        return interruptLine;
    }

    /** Remembers it. */
    public void interruptLine(boolean asserted) {
        interruptLine = asserted;
    }
}
