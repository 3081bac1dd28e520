package io.balcao.scheduling.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.platform.http.Json;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.google.GoogleAnswer.Done;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes appointments into a sheet: each has one row, found by its id in the key column. An append is not repeatable, so the
 * column is read before each: one whose answer was lost is found there.
 */
final class SheetWriter {
    private static final String USUAL_SHEET = "Agenda";
    private static final int KEY = 8;

    private final GoogleClient client;

    SheetWriter(GoogleClient client) {
        this.client = client;
    }

    /** A sheet of a spreadsheet. */
    record Sheet(String spreadsheet, String name) {
        static Optional<Sheet> of(Clinic clinic) {
            return clinic.spreadsheetId().map(id -> new Sheet(id, clinic.sheetName().orElse(USUAL_SHEET)));
        }

        String range(String cells) {
            return "'" + name.replace("'", "''") + "'!" + cells;
        }
    }

    /** @return {@code Done} when its row is so */
    GoogleAnswer write(Speaker speaker, Sheet sheet, Appointment appointment) {
        var keys = client.readValues(speaker.login(), sheet.spreadsheet(), sheet.range("I:I"));
        if (!(keys instanceof Done(var column))) {
            return keys;
        }
        var rows = rows(List.of(appointment));
        int line = 0;
        for (var cell : column.path("values")) {
            line++;
            if (cell.path(0).asText().equals(appointment.id().toString())) {
                return client.writeValues(speaker.login(), sheet.spreadsheet(),
                        sheet.range("A%d:J%d".formatted(line, line)), rows);
            }
        }
        return client.appendValues(speaker.login(), sheet.spreadsheet(), sheet.range("A:J"), rows);
    }

    /** Adds rows for appointments of which {@link #read} has just found none, all by one call. */
    GoogleAnswer append(Speaker speaker, Sheet sheet, List<Appointment> appointments) {
        return client.appendValues(speaker.login(), sheet.spreadsheet(), sheet.range("A:J"), rows(appointments));
    }

    /**
     * What stands in a sheet.
     *
     * @param answer {@code Done} when it could be read
     * @param rows the row of each appointment, by its id
     */
    record Read(GoogleAnswer answer, Map<String, List<String>> rows) {}

    Read read(Speaker speaker, Sheet sheet) {
        var answer = client.readValues(speaker.login(), sheet.spreadsheet(), sheet.range("A:J"));
        var found = new HashMap<String, List<String>>();
        if (!(answer instanceof Done(var all))) {
            return new Read(answer, found);
        }
        for (var row : all.path("values")) {
            var cells = new ArrayList<String>();
            row.forEach(cell -> cells.add(cell.asText()));
            if (cells.size() > KEY) {
                found.putIfAbsent(cells.get(KEY), cells);
            }
        }
        return new Read(answer, found);
    }

    /** Whether a row says what the appointment is. */
    static boolean isSo(Appointment appointment, List<String> row) {
        return row.equals(row(appointment));
    }

    private static List<String> row(Appointment one) {
        return List.of(one.date(), one.time(), Objects.requireNonNullElse(one.customer().name(), ""),
                Objects.requireNonNullElse(one.customer().phoneNumber(), ""),
                one.services().stream().map(Appointment.Service::name).collect(Collectors.joining(", ")),
                Objects.requireNonNullElse(one.areas(), ""), one.status(),
                Objects.requireNonNullElse(one.professionalName(), ""), one.id().toString(),
                Json.time(one.updatedAt()));
    }

    private static ObjectNode rows(List<Appointment> appointments) {
        var body = Json.mapper().createObjectNode().put("majorDimension", "ROWS");
        var rows = body.putArray("values");
        appointments.forEach(one -> rows.add(Json.mapper().<JsonNode>valueToTree(row(one))));
        return body;
    }
}
