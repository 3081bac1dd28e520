package io.balcao.channels;

import org.jspecify.annotations.Nullable;

/** An error as the provider reported it: its code, its title, and the sentence that it gives for people. */
public record ChannelError(int code, @Nullable String title, @Nullable String details) {}
