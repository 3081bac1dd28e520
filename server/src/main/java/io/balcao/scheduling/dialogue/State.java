package io.balcao.scheduling.dialogue;

/** Where a customer is in the dialogue. Those that only lead on are passed within one step. */
enum State {
    WELCOME, MAIN_MENU, SCHEDULE_MENU, PRICE_TABLE, AVAILABLE_DAYS, SELECT_DATE, SELECT_TIME, INPUT_AREAS, CONFIRM_BOOKING, BOOKED, RESCHEDULE_LOOKUP, SHOW_CURRENT_APPOINTMENT, SELECT_NEW_DATE, SELECT_NEW_TIME, CONFIRM_RESCHEDULE, RESCHEDULED, CONFIRM_CANCEL, CANCELLED, FAQ_MENU, FAQ_ANSWER, HUMAN_HANDOFF, UNRECOGNIZED;

    /** Whether a yes books or moves something. */
    boolean isConfirming() {
        return this == CONFIRM_BOOKING || this == CONFIRM_RESCHEDULE;
    }

    /** Whether a time for an appointment that there is already is being chosen. */
    boolean isMoving() {
        return this == SHOW_CURRENT_APPOINTMENT || this == SELECT_NEW_DATE || this == SELECT_NEW_TIME
                || this == CONFIRM_RESCHEDULE;
    }
}
