package io.balcao.scheduling.waiting;

import io.balcao.platform.db.Tx;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.appointments.Booking.FreedTime;
import io.balcao.scheduling.clinics.Clinic;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notes in an appointment's own transaction what the waiting list has to do with it: that a time became free, that one which
 * is offered was taken, and that somebody got what they waited for, by whichever road they booked it.
 */
public final class FreedTimes implements Booking.Follower {
    private final InstantSource clock;
    private final OfferRepository offers = new OfferRepository();
    private final WaitingRepository waiting = new WaitingRepository();
    private final AppointmentRepository appointments = new AppointmentRepository();

    public FreedTimes(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void changed(Tx tx, Clinic clinic, @Nullable Appointment before, Appointment now) {
        if (!now.stands() || (before != null && before.startsAt().equals(now.startsAt())
                && Objects.equals(before.professionalId(), now.professionalId()))) {
            return;
        }
        // After the time was taken, by all who book: so that of two at once none waits for the other's offer.
        if (before == null && offers.accept(tx, now.id())) {
            appointments.noteFollowing(tx, now.id(), "from_waiting_list", null, clock.instant());
        }
        offers.take(tx, now);
        waiting.settle(tx, now);
    }

    @Override
    public void freed(Tx tx, FreedTime time) {
        offers.free(tx, time, clock.instant());
    }
}
