package io.mirrordesk.portal.translate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives as people pack them, and as nobody should. */
final class Archives {

    static final Instant WHEN = Instant.parse("2025-11-25T10:00:00Z");

    record File(String name, String content, int mode) {}

    private Archives() {}

    static File file(String name, String content) {
        return file(name, content, 0644);
    }

    static File file(String name, String content, int mode) {
        return new File(name, content, (name.endsWith("/") ? UnixStat.DIR_FLAG : UnixStat.FILE_FLAG) | mode);
    }

    static File link(String name, String target) {
        return new File(name, target, UnixStat.LINK_FLAG | 0777);
    }

    static byte[] zip(File... files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (File file : files) {
                ZipArchiveEntry entry = new ZipArchiveEntry(file.name());
                entry.setUnixMode(file.mode());
                entry.setTime(WHEN.toEpochMilli());
                zip.putArchiveEntry(entry);
                zip.write(file.content().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static byte[] tarGz(File... files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            for (File file : files) {
                TarArchiveEntry entry = new TarArchiveEntry(file.name(), true);
                entry.setMode(file.mode());
                entry.setModTime(Date.from(WHEN));
                entry.setSize(file.content().length());
                tar.putArchiveEntry(entry);
                tar.write(file.content().getBytes(StandardCharsets.UTF_8));
                tar.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static byte[] tarWithLink(String name, String target) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(target);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
