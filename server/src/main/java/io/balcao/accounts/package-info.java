/**
 * Who may do what: organizations, users, roles, departments, sessions and the audit trail. It gives every other feature a
 * {@link io.balcao.platform.Caller} that can be trusted, and knows none of them. Start reading at
 * {@link io.balcao.accounts.Accounts}; a login is {@code LoginService}, a token's life is {@code SessionService}.
 *
 * <p>A password is normalised (Unicode NFC), encoded as UTF-8, hashed with SHA-256, written as Base64 and only then given
 * to bcrypt: bcrypt itself reads no more than 72 bytes and stops at a NUL.
 */
@NullMarked
package io.balcao.accounts;

import org.jspecify.annotations.NullMarked;
