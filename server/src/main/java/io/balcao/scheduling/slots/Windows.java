package io.balcao.scheduling.slots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parts of a day by its clock on the wall, in minutes; in order, and apart from each other. */
record Windows(List<Window> windows) {
    static final Windows CLOSED = new Windows(List.of());
    private static final int HOUR = 60;
    static final Windows WHOLE_DAY = new Windows(List.of(new Window(0, 24 * HOUR)));

    /** From a minute of the day, up to another that is not included. */
    record Window(int from, int to) {}

    /** Of times that may overlap. */
    static Windows of(List<Window> given) {
        var merged = new ArrayList<Window>();
        given.stream().sorted(Comparator.comparingInt(Window::from)).forEach(next -> {
            if (!merged.isEmpty() && next.from() <= merged.getLast().to()) {
                var last = merged.removeLast();
                merged.add(new Window(last.from(), Math.max(last.to(), next.to())));
            } else {
                merged.add(next);
            }
        });
        return new Windows(List.copyOf(merged));
    }

    Windows and(Windows other) {
        var common = new ArrayList<Window>();
        for (var one : windows) {
            for (var two : other.windows) {
                int from = Math.max(one.from(), two.from());
                int to = Math.min(one.to(), two.to());
                if (from < to) {
                    common.add(new Window(from, to));
                }
            }
        }
        return new Windows(List.copyOf(common));
    }

    Windows without(Window blocked) {
        var left = new ArrayList<Window>();
        for (var one : windows) {
            if (blocked.to() <= one.from() || blocked.from() >= one.to()) {
                left.add(one);
                continue;
            }
            if (one.from() < blocked.from()) {
                left.add(new Window(one.from(), blocked.from()));
            }
            if (blocked.to() < one.to()) {
                left.add(new Window(blocked.to(), one.to()));
            }
        }
        return new Windows(List.copyOf(left));
    }

    /** The minute of the day that {@code 09:30} is. */
    static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * HOUR + Integer.parseInt(time.substring(3));
    }

    /** {@code 09:30} of a minute of the day; its end is {@code 24:00}. */
    static String time(int minute) {
        return "%02d:%02d".formatted(minute / HOUR, minute % HOUR);
    }
}
