package io.balcao.accounts;

import io.balcao.platform.Problem;
import io.balcao.platform.http.Request;
import io.vertx.core.buffer.Buffer;
import java.awt.Color;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * A logo, or what somebody looks like: a picture and nothing else. PNG and JPEG are drawn anew, so that whatever was hidden
 * in the file stays out; a logo in WebP, which Java cannot draw, is looked over and kept.
 */
record Picture(String type, Buffer bytes) {
    static final String JPEG = "image/jpeg";

    private static final int LARGEST_FILE = 512 * 1024;
    private static final int LARGEST_WEBP = 256 * 1024;
    private static final int LARGEST_SIDE = 4096;
    private static final int SMALLEST_SIDE = 16;
    private static final int KEPT_SIDE = 256;

    /** @throws Problem.Unprocessable when it is no PNG, JPEG or WebP of a sensible size */
    static Picture logo(byte[] file) {
        requireSmall(file);
        if (isDrawable(file)) {
            return png(read(file));
        }
        if (startsWith(file, 0, 'R', 'I', 'F', 'F') && startsWith(file, 8, 'W', 'E', 'B', 'P')) {
            return webp(file);
        }
        throw wrong("is not a PNG, JPEG or WebP picture");
    }

    /**
     * The middle of it, as a square.
     *
     * @throws Problem.Unprocessable when it is no PNG or JPEG of a sensible size
     */
    static Picture face(byte[] file) {
        requireSmall(file);
        if (!isDrawable(file)) {
            throw wrong("is not a PNG or JPEG picture");
        }
        var whole = read(file);
        int side = Math.min(whole.getWidth(), whole.getHeight());
        var square = whole.getSubimage((whole.getWidth() - side) / 2, (whole.getHeight() - side) / 2, side, side);
        int kept = Math.min(KEPT_SIDE, side);
        var drawn = new BufferedImage(kept, kept, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.drawImage(square.getScaledInstance(kept, kept, Image.SCALE_SMOOTH), 0, 0, Color.WHITE, null);
        pen.dispose();
        return new Picture(JPEG, written(drawn, "jpeg"));
    }

    private static void requireSmall(byte[] file) {
        if (file.length > LARGEST_FILE) {
            throw wrong("is larger than 512 KB");
        }
    }

    private static boolean isDrawable(byte[] file) {
        return startsWith(file, 0, 0x89, 'P', 'N', 'G') || startsWith(file, 0, 0xff, 0xd8, 0xff);
    }

    private static BufferedImage read(byte[] file) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw wrong("cannot be read");
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                // Asked before it is unpacked: a small file can be a very large picture.
                requireSize(reader.getWidth(0), reader.getHeight(0));
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw wrong("cannot be read");
        }
    }

    private static Picture png(BufferedImage picture) {
        double scale = Math.min(1, (double) KEPT_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture.getScaledInstance(width, height, Image.SCALE_SMOOTH), 0, 0, null);
        pen.dispose();
        return new Picture("image/png", written(drawn, "png"));
    }

    private static Buffer written(BufferedImage drawn, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawn, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes whatever is written", e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    /** The size stands in the first chunk, in one of three forms (RFC 9649). */
    private static Picture webp(byte[] file) {
        if (file.length > LARGEST_WEBP) {
            throw wrong("is larger than 256 KB");
        }
        if (file.length < 30) {
            throw wrong("cannot be read");
        }
        if (startsWith(file, 12, 'V', 'P', '8', 'X')) {
            requireSize(1 + number(file, 24, 3), 1 + number(file, 27, 3));
        } else if (startsWith(file, 12, 'V', 'P', '8', 'L')) {
            int packed = number(file, 21, 4);
            requireSize(1 + (packed & 0x3fff), 1 + ((packed >> 14) & 0x3fff));
        } else if (startsWith(file, 12, 'V', 'P', '8', ' ')) {
            requireSize(number(file, 26, 2) & 0x3fff, number(file, 28, 2) & 0x3fff);
        } else {
            throw wrong("cannot be read");
        }
        return new Picture("image/webp", Buffer.buffer(file));
    }

    private static void requireSize(int width, int height) {
        if (width > LARGEST_SIDE || height > LARGEST_SIDE || width < SMALLEST_SIDE || height < SMALLEST_SIDE) {
            throw wrong("must have from " + SMALLEST_SIDE + " to " + LARGEST_SIDE + " pixels on each side");
        }
    }

    private static int number(byte[] file, int at, int bytes) {
        int number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = (number << 8) | Byte.toUnsignedInt(file[at + i]);
        }
        return number;
    }

    private static boolean startsWith(byte[] file, int at, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (file.length <= at + i || Byte.toUnsignedInt(file[at + i]) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** The file of a request that carries it as base64 in {@code data}. */
    static byte[] fileOf(Request request) {
        try {
            return Base64.getDecoder().decode(request.tree().path("data").asText());
        } catch (IllegalArgumentException e) {
            throw new Problem.Unprocessable("data", "is not base64");
        }
    }

    private static Problem wrong(String reason) {
        return new Problem.Unprocessable("data", reason);
    }
}
