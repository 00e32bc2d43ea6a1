package io.mirrordesk.portal.translate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** A tar file, plain or compressed by gzip. */
final class TarFolder implements Folder {

    private static final String BROKEN = "The tar file cannot be read: it is cut off or broken. Pack the folder again.";
    private static final int MAGIC_AT = 257;

    /** A file or folder with what its header says. */
    private record Member(TarArchiveEntry header, byte[] content) {}

    private final boolean compressed;
    private final List<Member> members;

    private TarFolder(boolean compressed, List<Member> members) {
        this.compressed = compressed;
        this.members = members;
    }

    static boolean isCompressed(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    static boolean isOne(byte[] bytes) {
        return bytes.length > MAGIC_AT + 5
                && new String(bytes, MAGIC_AT, 5, java.nio.charset.StandardCharsets.US_ASCII).equals("ustar");
    }

    static TarFolder read(byte[] bytes) {
        ArchiveLimits limits = new ArchiveLimits(bytes.length);
        List<Member> members = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(unpacked(bytes))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                limits.enter(entry.getName());
                if (!entry.isDirectory() && !entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
                    throw ArchiveLimits.noFile(entry.getName());
                }
                members.add(new Member(entry, entry.isDirectory() ? new byte[0] : limits.read(tar, true)));
                entry = tar.getNextEntry();
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw ArchiveLimits.refused(BROKEN);
        }
        if (members.isEmpty()) {
            throw ArchiveLimits.refused(BROKEN);
        }
        return new TarFolder(isCompressed(bytes), members);
    }

    @Override
    public List<Entry> files() {
        return members.stream()
                .filter(member -> !member.header().isDirectory())
                .map(member -> new Entry(member.header().getName(), text(member.content())))
                .toList();
    }

    @Override
    public String mediaType() {
        return compressed ? "application/gzip" : "application/x-tar";
    }

    @Override
    public byte[] with(Map<Integer, byte[]> changed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = compressed ? new GzipCompressorOutputStream(out) : out;
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            int index = 0;
            for (Member member : members) {
                boolean directory = member.header().isDirectory();
                byte[] content = directory ? member.content() : changed.getOrDefault(index++, member.content());
                member.header().setSize(content.length);
                tar.putArchiveEntry(member.header());
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("The archive is in memory.", impossible);
        }
        return out.toByteArray();
    }

    private static byte[] text(byte[] content) {
        return content.length <= ArchiveLimits.MAX_TEXT ? content : new byte[0];
    }

    private static InputStream unpacked(byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        return isCompressed(bytes)
                ? GzipCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .get()
                : in;
    }
}
