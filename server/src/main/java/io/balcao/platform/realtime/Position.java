package io.balcao.platform.realtime;

/**
 * A place in the event stream: Redis' id of the entry and the event's number in it. Places of two epochs cannot be
 * compared; whoever holds places of another epoch starts again.
 */
record Position(long millis, long sequence, int index) implements Comparable<Position> {
    /** Before everything. */
    static final Position START = new Position(0, 0, 0);

    static Position of(String entryId, int index) {
        int dash = entryId.indexOf('-');
        return new Position(
                Long.parseLong(entryId, 0, dash, 10),
                Long.parseLong(entryId, dash + 1, entryId.length(), 10),
                index);
    }

    boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    /** Redis' id of the entry. */
    String entry() {
        return millis + "-" + sequence;
    }

    @Override
    public int compareTo(Position other) {
        int order = Long.compare(millis, other.millis);
        if (order == 0) {
            order = Long.compare(sequence, other.sequence);
        }
        return order == 0 ? Integer.compare(index, other.index) : order;
    }
}
