package io.balcao.channels.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is, its bytes say; what a browser could run is none of ours (FI-03). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FileTypeTest {
    private final Path directory;

    FileTypeTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({"FFD8FFE000104A46,JPEG", "89504E470D0A1A0A0000000D,PNG", "52494646000000005745425056503820,WEBP",
        "474946383961,GIF", "255044462D312E37,PDF", "0000002066747970 69736F6D00000200,MP4",
        "00000018667479706D703432,MP4", "0000001866747970336770 34,THREE_GP", "00000020667479704D344120,M4A",
        "2321414D520A3C,AMR", "49443303000000,MP3", "FFFB9064,MP3", "FFF15080,AAC",
        "4F67675300020000000000000000000000000000000000000000 01134F70757348656164,OPUS"})
    void known_by_its_first_bytes(String hex, FileType type) throws Exception {
        assertThat(FileType.of(file(HexFormat.of().parseHex(hex.replace(" ", ""))), false)).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><script>alert(1)</script>", "  \n<svg onload=alert(1)>",
        "\uFEFF<?xml version=\"1.0\"?>",
        "<!-- --><!DOCTYPE html>", "hello <script>alert(1)</script>", "<SVG>", "a\0b", "\u0001", "MZ\u0090\0\u0003",
        ""})
    void what_a_browser_could_run_and_what_nobody_knows_is_nothing(String text) throws Exception {
        assertThat(FileType.of(file(text.getBytes(StandardCharsets.UTF_8)), false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nome;preço\nbolo;10", "Olá,\r\n\ttudo bem?", "1 < 2 and 3 > 2"})
    void plain_text_is_text(String text) throws Exception {
        assertThat(FileType.of(file(text.getBytes(StandardCharsets.UTF_8)), false)).contains(FileType.TEXT);
    }

    @Test
    void text_with_one_wrong_byte_far_inside_is_no_text() throws Exception {
        var bytes = new byte[300_000];
        Arrays.fill(bytes, (byte) 'a');
        assertThat(FileType.of(file(bytes), false)).contains(FileType.TEXT);
        bytes[299_999] = 0;
        assertThat(FileType.of(file(bytes), false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"word/document.xml,DOCX", "xl/workbook.xml,XLSX", "ppt/presentation.xml,PPTX"})
    void office_files_are_known_by_what_is_in_them_wherever_it_lies(String entry, FileType type) throws Exception {
        assertThat(FileType.of(file(zip(entry, 0)), false)).contains(type);
        assertThat(FileType.of(file(zip(entry, 200_000)), false)).contains(type);
    }

    @Test
    void another_archive_is_nothing() throws Exception {
        assertThat(FileType.of(file(zip("classes.dex", 0)), false)).isEmpty();
        assertThat(FileType.of(file(zip("password/xl.txt", 0)), false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WordDocument,DOC", "Workbook,XLS", "PowerPoint Document,PPT"})
    void old_office_files_too(String stream, FileType type) throws Exception {
        assertThat(FileType.of(file(compound(stream)), false)).contains(type);
    }

    @Test
    void another_compound_file_such_as_an_installer_is_nothing() throws Exception {
        assertThat(FileType.of(file(compound("Property")), false)).isEmpty();
        var bytes = compound("WordDocument");
        Arrays.fill(bytes, 0x30, 0x34, (byte) 0xFF); // a directory beyond the end
        assertThat(FileType.of(file(bytes), false)).isEmpty();
    }

    @Test
    void a_sound_in_a_film_s_box_is_a_sound_when_its_sender_says_so() throws Exception {
        var box = HexFormat.of().parseHex("0000001866747970" + "6D703432");
        assertThat(FileType.of(file(box), true)).contains(FileType.M4A);
        assertThat(FileType.of(file(HexFormat.of().parseHex("0000001866747970" + "68656963")), false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"foto.jpg|foto.jpg", "foto.JPEG|foto.JPEG",
        "foto.exe|foto.exe.jpg",
        "../../etc/passwd|passwd.jpg", "C:\\temp\\x.png|x.png.jpg", "-|image.jpg", "...|image.jpg",
        "nota\u202Egpj.exe|notagpj.exe.jpg"})
    void the_name_fits_the_bytes(String given, String shown) {
        assertThat(FileType.JPEG.nameFor(given)).isEqualTo(shown);
    }

    @Test
    void a_name_of_a_thousand_letters_keeps_its_extension() {
        assertThat(FileType.PDF.nameFor("a".repeat(1000))).hasSizeLessThanOrEqualTo(200).endsWith(".pdf");
        assertThat(FileType.PDF.nameFor("a".repeat(1000) + ".pdf")).hasSizeLessThanOrEqualTo(200).endsWith(".pdf");
    }

    // FI-05
    @Test
    void no_name_breaks_the_header() {
        var header = Disposition.of(false, "a\"; filename=\"b.html\r\nSet-Cookie: x=1\\%0d 😀 ção.pdf");
        assertThat(header).doesNotContain("\r").doesNotContain("\n").doesNotContain("😀");
        assertThat(header.chars().filter(c -> c == '"').count()).isEqualTo(2);
        assertThat(header).startsWith("attachment; filename=\"a_; filename=_b.html__Set-Cookie: x=1__0d _ __o.pdf\";")
                .contains("filename*=UTF-8''a%22%3B%20filename").endsWith("%C3%A7%C3%A3o.pdf");
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("file"), bytes);
    }

    private static byte[] zip(String entry, int before) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(new byte[before]);
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(new byte[10]);
        }
        return bytes.toByteArray();
    }

    /** A compound file with one stream, as little of it as can be recognised. */
    private static byte[] compound(String stream) {
        var file = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        file.put(HexFormat.of().parseHex("D0CF11E0A1B11AE1"));
        file.putShort(0x1E, (short) 9);
        file.putInt(0x30, 2);
        file.position(3 * 512);
        file.put("Root Entry".getBytes(StandardCharsets.UTF_16LE));
        file.position(3 * 512 + 128);
        file.put(stream.getBytes(StandardCharsets.UTF_16LE));
        return file.array();
    }
}
