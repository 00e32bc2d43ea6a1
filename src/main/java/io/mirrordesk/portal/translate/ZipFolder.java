package io.mirrordesk.portal.translate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip file. Entries that do not change are copied as they are packed. */
final class ZipFolder implements Folder {

    private static final String BROKEN = "The zip file cannot be read: it is cut off or broken. Pack the folder again.";

    private final byte[] bytes;
    private final List<Entry> files;

    private ZipFolder(byte[] bytes, List<Entry> files) {
        this.bytes = bytes;
        this.files = files;
    }

    static boolean isOne(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 8 && bytes[3] < 9 && bytes[2] > 0;
    }

    static ZipFolder read(byte[] bytes) {
        ArchiveLimits limits = new ArchiveLimits(bytes.length);
        List<Entry> files = new ArrayList<>();
        try (ZipFile zip = open(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                limits.enter(entry.getName());
                if (entry.isUnixSymlink()) {
                    throw ArchiveLimits.noFile(entry.getName());
                }
                if (!zip.canReadEntryData(entry)) {
                    throw ArchiveLimits.refused("“" + entry.getName()
                            + "” is encrypted or packed in an unusual way. Pack the folder again.");
                }
                if (!entry.isDirectory()) {
                    files.add(new Entry(entry.getName(), limits.read(zip.getInputStream(entry), false)));
                }
            }
            return new ZipFolder(bytes, files);
        } catch (IOException broken) {
            throw ArchiveLimits.refused(BROKEN);
        }
    }

    @Override
    public List<Entry> files() {
        return files;
    }

    @Override
    public String mediaType() {
        return "application/zip";
    }

    @Override
    public byte[] with(Map<Integer, byte[]> changed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        try (ZipFile zip = open(bytes);
                ZipArchiveOutputStream written = new ZipArchiveOutputStream(out)) {
            int index = 0;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                byte[] content = entry.isDirectory() ? null : changed.get(index++);
                if (content == null) {
                    written.addRawArchiveEntry(entry, zip.getRawInputStream(entry));
                } else {
                    written.putArchiveEntry(like(entry));
                    written.write(content);
                    written.closeArchiveEntry();
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("The archive was read before and is in memory.", impossible);
        }
        return out.toByteArray();
    }

    private static ZipArchiveEntry like(ZipArchiveEntry entry) {
        ZipArchiveEntry copy = new ZipArchiveEntry(entry.getName());
        copy.setMethod(ZipEntry.DEFLATED);
        copy.setTime(entry.getTime());
        copy.setComment(entry.getComment());
        if (entry.getUnixMode() != 0) {
            copy.setUnixMode(entry.getUnixMode());
        }
        return copy;
    }

    private static ZipFile open(byte[] bytes) throws IOException {
        return ZipFile.builder().setByteArray(bytes).get();
    }
}
