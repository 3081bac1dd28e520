/**
 * Mails that go out: written in the transaction that causes them, sent afterwards over SMTP.
 * {@link io.balcao.platform.mail.Mails} is where to start.
 */
@NullMarked
package io.balcao.platform.mail;

import org.jspecify.annotations.NullMarked;
