// SPDX-License-Identifier: Apache-2.0
package io.hotbay.transport.vfiouser.internal;

/** What is counted for each served function, since the start of serving. */
enum Counter {
    /** VMMs that were connected. */
    CONNECTIONS("connections"),
    /** Answered reads of BARs and configuration space. */
    READS("reads"),
    /** Answered writes of BARs and configuration space. */
    WRITES("writes"),
    /** Writes whose sender wanted no reply. */
    POSTED("posted"),
    /** Accesses outside of a region, or of a width that there is not. */
    BAD_ACCESSES("bad accesses"),
    /** Times that the function raised INTA#. */
    RAISED("line raised"),
    /** Interrupts that the VMM was told. */
    FIRED("vmm told"),
    /** Times that the VMM opened the interrupt again. */
    UNMASKED("vmm unmasks"),
    /** Messages of MSI or MSI-X that the VMM was told. */
    MESSAGES("interrupt messages sent"),
    /** Resets by the guest or its VMM. */
    RESETS("resets"),
    /** Windows of guest memory that were mapped. */
    WINDOWS("windows mapped"),
    /** Windows of guest memory that were refused. */
    REFUSED_WINDOWS("windows refused"),
    /** Messages that this server does not know. */
    UNSUPPORTED("unsupported messages"),
    /** Messages answered with an error, bad accesses included. */
    ERRORS("errors"),
    /** Connections that ended by a violation of the protocol. */
    PROTOCOL_ERRORS("protocol errors");

    private final String text;

    Counter(String text) {
        this.text = text;
    }

    /** The name in reports. */
    String text() {
        return text;
    }
}
