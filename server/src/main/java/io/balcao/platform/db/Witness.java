package io.balcao.platform.db;

/** Notes in a transaction that it did something, so that the note is there exactly when what it did is there. */
@FunctionalInterface
public interface Witness {
    /**
     * Before the end of a transaction. What it throws undoes the transaction.
     *
     * @param isWrite whether the transaction is about to write, and does not only look whether it did
     */
    void note(Tx tx, boolean isWrite);
}
