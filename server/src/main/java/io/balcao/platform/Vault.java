package io.balcao.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Encrypts secrets at rest with a key that is outside of the database. AES-256-GCM; a nonce for each value. */
public final class Vault {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final @Nullable SecretKeySpec oldKey;
    private final SecureRandom random = new SecureRandom();

    /** Which key opens something. */
    public enum Key {
        PRESENT, OLD, NONE
    }

    /** @param encryptionKey ENCRYPTION_KEY: any text of 32 bytes or more */
    public Vault(Secret encryptionKey) {
        this(encryptionKey, Optional.empty());
    }

    /** @param old ENCRYPTION_KEY_OLD: opens what it sealed, and seals nothing any more */
    public Vault(Secret encryptionKey, Optional<Secret> old) {
        this.key = key(encryptionKey);
        this.oldKey = old.map(Vault::key).orElse(null);
    }

    private static SecretKeySpec key(Secret text) {
        return new SecretKeySpec(sha256(text.bytes()), "AES");
    }

    /** Encrypts a secret. */
    public byte[] seal(Secret secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(secret.bytes());
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length).put(VERSION).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Decrypts a secret.
     *
     * @throws IllegalStateException when ENCRYPTION_KEY is not the one that sealed it
     */
    public Secret open(byte[] sealed) {
        try {
            return open(sealed, key);
        } catch (GeneralSecurityException e) {
            if (oldKey == null) {
                throw new IllegalStateException("ENCRYPTION_KEY does not open a stored secret", e);
            }
        }
        try {
            return open(sealed, oldKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Neither ENCRYPTION_KEY nor ENCRYPTION_KEY_OLD opens a stored secret", e);
        }
    }

    /** Which key opens it. */
    public Key keyOf(byte[] sealed) {
        try {
            open(sealed, key);
            return Key.PRESENT;
        } catch (GeneralSecurityException e) {
            if (oldKey == null) {
                return Key.NONE;
            }
        }
        try {
            open(sealed, oldKey);
            return Key.OLD;
        } catch (GeneralSecurityException e) {
            return Key.NONE;
        }
    }

    private static Secret open(byte[] sealed, SecretKeySpec key) throws GeneralSecurityException {
        if (sealed.length < 1 + NONCE_BYTES) {
            throw new GeneralSecurityException("Too short");
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE_BYTES));
        var plain = cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        return new Secret(new String(plain, StandardCharsets.UTF_8));
    }

    /** SHA-256, for tokens that only need to be recognised. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
