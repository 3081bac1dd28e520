package io.balcao.conversations.canned;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that goes with a canned response; schema {@code CannedFile}. */
record CannedFile(UUID id, @Nullable String fileName, String mimeType, long size) {}
