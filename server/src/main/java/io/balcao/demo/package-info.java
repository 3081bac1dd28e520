/**
 * The demo: two example organizations, so that the walls can be seen, with people, departments, a menu and some history,
 * and the pretend WhatsApp beside the server. Only the root uses it, and only without DATABASE_URL.
 */
@NullMarked
package io.balcao.demo;

import org.jspecify.annotations.NullMarked;
