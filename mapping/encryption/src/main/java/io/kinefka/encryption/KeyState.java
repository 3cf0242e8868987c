package io.kinefka.encryption;

/** Whether a key may be used. */
public enum KeyState {
    /** For everything. */
    ENABLED,
    /** For nothing, until it is enabled again. */
    DISABLED,
    /** For nothing, and it is going to be removed. */
    PENDING_DELETION
}
