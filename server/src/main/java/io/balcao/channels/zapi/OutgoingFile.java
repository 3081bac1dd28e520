package io.balcao.channels.zapi;

import java.nio.file.Path;

/** A file of ours that is to go out, where it lies. */
public record OutgoingFile(Path path, String mimeType, String fileName) {}
