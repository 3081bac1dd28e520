/**
 * The settings, read once from the environment into a tree of records; nothing else reads the environment. Every
 * complaint is collected before one message names them all. {@link io.balcao.platform.config.ConfigReader} is where to
 * start.
 */
@NullMarked
package io.balcao.platform.config;

import org.jspecify.annotations.NullMarked;
