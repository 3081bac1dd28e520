package io.balcao.channels.media;

import io.balcao.channels.FileNames;
import io.balcao.channels.MediaKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, by its bytes; neither its name nor what the sender says of it counts. What a browser could run (HTML,
 * SVG, XML) is none of these.
 */
public enum FileType {
    JPEG("image/jpeg", "jpg", "jpeg"), PNG("image/png", "png"), WEBP("image/webp", "webp"), GIF("image/gif",
            "gif"), MP4(
                    "video/mp4", "mp4",
                    "m4v"), THREE_GP("video/3gpp", "3gp"), M4A("audio/mp4", "m4a", "mp4"), AAC("audio/aac",
                            "aac"), AMR("audio/amr", "amr"), MP3("audio/mpeg", "mp3"), OPUS("audio/ogg", "ogg", "opus",
                                    "oga"), PDF("application/pdf", "pdf"), DOCX(
                                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                            "docx"), XLSX(
                                                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                                    "xlsx"), PPTX(
                                                            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                                                            "pptx"), DOC("application/msword", "doc"), XLS(
                                                                    "application/vnd.ms-excel",
                                                                    "xls"), PPT("application/vnd.ms-powerpoint",
                                                                            "ppt"), TEXT("text/plain", "txt", "csv",
                                                                                    "log", "md");

    /** So much of a file's beginning is looked at. */
    public static final int HEAD = 64 * 1024;
    private static final int DIRECTORY = 4 * 1024;
    private static final Set<FileType> INLINE = Set.of(JPEG, PNG, WEBP, GIF, MP4, THREE_GP, M4A, AAC, AMR, MP3, OPUS);
    private static final Set<FileType> NOT_SENT = Set.of(WEBP, GIF);

    private final String mimeType;
    // Parted by spaces, the usual one first.
    private final String extensions;

    FileType(String mimeType, String... extensions) {
        this.mimeType = mimeType;
        this.extensions = String.join(" ", extensions);
    }

    public String mimeType() {
        return mimeType;
    }

    /** As what it is best sent to a customer. */
    public MediaKind kind() {
        return MediaKind.forSending(mimeType);
    }

    /** Whether WhatsApp takes it from us. */
    public boolean canBeSent() {
        return !NOT_SENT.contains(this);
    }

    /** Whether a browser may show a file of this MIME type in the page: a picture, a sound or a film, and nothing else. */
    public static boolean isShownInline(String mimeType) {
        var bare = MediaKind.bare(mimeType);
        return INLINE.stream().anyMatch(type -> type.mimeType.equals(bare));
    }

    /**
     * A name that fits: the given one made harmless, with an extension of this type at its end. Who saves it gets what they
     * see.
     */
    public String nameFor(@Nullable String given) {
        var name = given == null ? Optional.<String>empty() : FileNames.clean(given);
        var base = name.orElse(kind().wire());
        var dot = base.lastIndexOf('.');
        var extension = dot < 0 ? "" : base.substring(dot + 1).toLowerCase(Locale.ROOT);
        var fitting = List.of(extensions.split(" "));
        if (fitting.contains(extension)) {
            return base;
        }
        return FileNames.clean(base + "." + fitting.getFirst()).orElseThrow();
    }

    /**
     * What the beginning of a file tells, as far as it does.
     *
     * @param head {@link #HEAD} bytes, or the whole file
     * @param isSound whether the sender calls it a sound: an MP4 box may hold either
     */
    private static Optional<FileType> ofHead(byte[] head, boolean isSound) {
        if (starts(head, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (starts(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (starts(head, 0, "GIF87a") || starts(head, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        if (starts(head, 0, "%PDF-")) {
            return Optional.of(PDF);
        }
        return sound(head).or(() -> box(head, isSound));
    }

    /** As what it will be sent, judged by its beginning: what is no picture, sound or film is a document. */
    public static MediaKind kindOfHead(byte[] head, boolean isSound) {
        return ofHead(head, isSound).map(FileType::kind).orElse(MediaKind.DOCUMENT);
    }

    private static Optional<FileType> sound(byte[] head) {
        if (starts(head, 0, "OggS")) {
            return starts(head, 28, "OpusHead") ? Optional.of(OPUS) : Optional.empty();
        }
        if (starts(head, 0, "#!AMR\n")) {
            return Optional.of(AMR);
        }
        if (starts(head, 0, "ID3")) {
            return Optional.of(MP3);
        }
        if (head.length > 1 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0) {
            int layer = (head[1] >> 1) & 3;
            return switch (layer) {
                case 0 -> (head[1] & 0xF6) == 0xF0 ? Optional.of(AAC) : Optional.empty();
                case 1 -> Optional.of(MP3);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static Optional<FileType> box(byte[] head, boolean isSound) {
        if (!starts(head, 4, "ftyp") || head.length < 12) {
            return Optional.empty();
        }
        var brand = new String(head, 8, 4, StandardCharsets.ISO_8859_1);
        if (brand.startsWith("3g")) {
            return Optional.of(THREE_GP);
        }
        if (brand.startsWith("M4A") || brand.startsWith("M4B")) {
            return Optional.of(M4A);
        }
        var isFilm = brand.startsWith("iso") || brand.startsWith("mp4") || brand.startsWith("avc")
                || brand.startsWith("M4V") || brand.startsWith("dash") || brand.equals("MSNV") || brand.equals("f4v ");
        return isFilm ? Optional.of(isSound ? M4A : MP4) : Optional.empty();
    }

    /** What a whole file is; empty when it is none of these. Looks at a bounded part of it, however large. */
    public static Optional<FileType> of(Path file, boolean isSound) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var head = read(channel, 0, HEAD);
            var known = ofHead(head, isSound);
            if (known.isPresent()) {
                return known;
            }
            if (starts(head, 0, "PK\003\004")) {
                return office(head, read(channel, Math.max(0, channel.size() - HEAD), HEAD));
            }
            if (starts(head, 0, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1) && head.length >= 512) {
                return oldOffice(channel, ByteBuffer.wrap(head).order(java.nio.ByteOrder.LITTLE_ENDIAN));
            }
            return isText(channel, head) ? Optional.of(TEXT) : Optional.empty();
        }
    }

    /** By the names in the archive: those of its first entries, and those of the directory at its end. */
    private static Optional<FileType> office(byte[] head, byte[] tail) {
        for (var part : List.of(new String(head, StandardCharsets.ISO_8859_1),
                new String(tail, StandardCharsets.ISO_8859_1))) {
            if (hasEntry(part, "word/")) {
                return Optional.of(DOCX);
            }
            if (hasEntry(part, "xl/")) {
                return Optional.of(XLSX);
            }
            if (hasEntry(part, "ppt/")) {
                return Optional.of(PPTX);
            }
        }
        return Optional.empty();
    }

    private static boolean hasEntry(String part, String folder) {
        return hasEntry(part, "PK\003\004", 30, folder) || hasEntry(part, "PK\001\002", 46, folder);
    }

    private static boolean hasEntry(String part, String mark, int nameAt, String folder) {
        for (int at = part.indexOf(mark); at >= 0; at = part.indexOf(mark, at + 1)) {
            if (part.startsWith(folder, at + nameAt)) {
                return true;
            }
        }
        return false;
    }

    /** By the names in the first block of the directory of a compound file (MS-CFB). */
    private static Optional<FileType> oldOffice(FileChannel channel, ByteBuffer head) throws IOException {
        int shift = head.getShort(0x1E);
        long sector = head.getInt(0x30) & 0xFFFFFFFFL;
        if (shift < 9 || shift > 12) {
            return Optional.empty();
        }
        var names = new String(read(channel, (sector + 1) << shift, DIRECTORY), StandardCharsets.UTF_16LE);
        if (names.contains("WordDocument")) {
            return Optional.of(DOC);
        }
        if (names.contains("Workbook\0") || names.contains("Book\0")) {
            return Optional.of(XLS);
        }
        return names.contains("PowerPoint Document") ? Optional.of(PPT) : Optional.empty();
    }

    /** Whether it is plain text all through: no control characters, and nothing that begins like markup. */
    private static boolean isText(FileChannel channel, byte[] head) throws IOException {
        if (head.length == 0 || isMarkup(head)) {
            return false;
        }
        var buffer = ByteBuffer.allocate(HEAD);
        for (long at = 0; at < channel.size(); at += buffer.limit()) {
            buffer.clear();
            if (channel.read(buffer, at) <= 0) {
                break;
            }
            buffer.flip();
            for (int i = 0; i < buffer.limit(); i++) {
                int b = buffer.get(i) & 0xFF;
                if (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Browsers that sniff look past spaces, a byte order mark and comments; so it is enough that a tag comes first. */
    private static boolean isMarkup(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, 4096), StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        var lower = text.toLowerCase(Locale.ROOT);
        return text.startsWith("<") || lower.contains("<html") || lower.contains("<script") || lower.contains("<svg")
                || lower.contains("<!doctype") || lower.contains("<?xml");
    }

    private static byte[] read(FileChannel channel, long from, int most) throws IOException {
        if (from >= channel.size()) {
            return new byte[0];
        }
        var buffer = ByteBuffer.allocate((int) Math.min(most, channel.size() - from));
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
            // Until it is full.
        }
        return java.util.Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static boolean starts(byte[] bytes, int from, String mark) {
        return starts(bytes, from, mark.chars().toArray());
    }

    private static boolean starts(byte[] bytes, int from, int... mark) {
        if (bytes.length < from + mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[from + i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
