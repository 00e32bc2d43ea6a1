package io.mirrordesk.sandbox.upstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A layer: a tar archive (POSIX ustar) of a few text files, packed so that the bytes are the same on every machine. */
final class TarLayer {

    private static final int BLOCK = 512;

    private final byte[] tar;

    /** @param files text by path, such as {@code etc/os-release} */
    TarLayer(Map<String, String> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.forEach((path, text) -> append(out, path, text.getBytes(StandardCharsets.UTF_8)));
        out.writeBytes(new byte[2 * BLOCK]);
        this.tar = out.toByteArray();
    }

    /** The digest of the archive before packing, which an image's configuration calls its {@code diff_id}. */
    String diffId() {
        return Digests.of(tar);
    }

    /** The archive in gzip's stored form: no compressor's version shows in the bytes. */
    byte[] gzip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new StoredGzip(out)) {
            gzip.write(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, String path, byte[] content) {
        out.writeBytes(header(path, content.length));
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static byte[] header(String path, int size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, path);
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, String.format("%011o", size) + "\0");
        put(header, 136, "00000000000\0");
        Arrays.fill(header, 148, 156, (byte) ' ');
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        put(header, 148, String.format("%06o", checksum(header)) + "\0 ");
        return header;
    }

    private static int checksum(byte[] header) {
        int sum = 0;
        for (byte b : header) {
            sum += Byte.toUnsignedInt(b);
        }
        return sum;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static final class StoredGzip extends GZIPOutputStream {
        StoredGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.NO_COMPRESSION);
        }
    }
}
