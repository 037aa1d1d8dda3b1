// SPDX-License-Identifier: Apache-2.0
package io.hotbay.scsi;

/** Task attributes (SAM-5 8.7). */
public enum TaskAttribute {
    SIMPLE,
    ORDERED,
    HEAD_OF_QUEUE,
    ACA
}
