package io.balcao.operations.alerts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organization wants to be told of, and who by mail. Schema {@code AlertSettings}.
 *
 * @param queueLength null: only where a department has a limit of its own
 * @param mailUserIds null: every administrator
 * @param isOperator whether it also looks after the installation
 */
record AlertSettings(int queueWaitMinutes, @Nullable Integer queueLength, int silenceMinutes, int diskFreePercent,
        int backupHours, List<String> mutedKinds, @Nullable List<UUID> mailUserIds, boolean isOperator) {}
