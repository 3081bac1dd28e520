package io.balcao.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Ids in the shapes that Meta gives them. None guards anything, so none needs strong randomness. */
final class Tokens {
    private static final char[] LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
            .toCharArray();

    private Tokens() {}

    /** A message id: opaque, long, and with the signs of base64 in it. */
    static String wamid() {
        var bytes = new byte[42];
        ThreadLocalRandom.current().nextBytes(bytes);
        bytes[0] = 0x1c;
        return "wamid." + Base64.getEncoder().encodeToString(bytes) + "==";
    }

    /** A numeric id, as media, accounts and numbers have. */
    static String number(int digits) {
        var random = ThreadLocalRandom.current();
        var id = new StringBuilder(digits).append((char) ('1' + random.nextInt(9)));
        while (id.length() < digits) {
            id.append((char) ('0' + random.nextInt(10)));
        }
        return id.toString();
    }

    static String random(int length) {
        var random = ThreadLocalRandom.current();
        var token = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            token.append(LETTERS_AND_DIGITS[random.nextInt(LETTERS_AND_DIGITS.length)]);
        }
        return token.toString();
    }

    /** The same text gives the same token, in every run. */
    static String stable(String of, int length) {
        var digest = sha256().digest(of.getBytes(StandardCharsets.UTF_8));
        var token = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            token.append(LETTERS_AND_DIGITS[Byte.toUnsignedInt(digest[i]) % LETTERS_AND_DIGITS.length]);
        }
        return token.toString();
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
