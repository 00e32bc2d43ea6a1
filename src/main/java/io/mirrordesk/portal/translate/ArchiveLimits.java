package io.mirrordesk.portal.translate;

import io.mirrordesk.contract.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Pattern;

/** How much of an archive is read, and what it may name; counts while it is read, whatever its headers claim. */
final class ArchiveLimits {

    static final int MAX_FILES = 5_000;
    static final long MAX_BYTES = 100L << 20;
    static final int MAX_RATIO = 100;

    /** Larger files hold no text that is translated. */
    static final int MAX_TEXT = 4_000_000;

    private static final long ALWAYS_FINE = 1L << 20;
    private static final int BLOCK = 16_384;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    private final long packed;
    private long bytes;
    private int files;

    /** @param packed size of the archive */
    ArchiveLimits(long packed) {
        this.packed = packed;
    }

    /** Counts one more file or folder, and refuses a name that leads elsewhere. */
    void enter(String name) {
        if (++files > MAX_FILES) {
            throw refused("The archive holds more than " + MAX_FILES + " files. Send a part of the folder.");
        }
        boolean leadsOut = name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || DRIVE.matcher(name).matches()
                || Arrays.asList(name.split("/", -1)).contains("..");
        if (leadsOut) {
            throw refused(
                    "“" + shown(name) + "” leads out of the archive's folder. Pack the folder with relative names.");
        }
    }

    /** Refuses a link, a device, and what else is neither file nor folder. */
    static InvalidInput noFile(String name) {
        return refused("“" + shown(name) + "” is a link or no ordinary file. Pack the files themselves.");
    }

    /** Reads a file to its end, and keeps what can be a text. */
    byte[] read(InputStream content, boolean keepAll) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        int length;
        long size = 0;
        while ((length = content.read(block)) >= 0) {
            size += length;
            count(length);
            if (keepAll || size <= MAX_TEXT) {
                kept.write(block, 0, length);
            }
        }
        return keepAll || size <= MAX_TEXT ? kept.toByteArray() : new byte[0];
    }

    private void count(int length) {
        bytes += length;
        if (bytes > MAX_BYTES) {
            throw refused("The archive unpacks to more than " + (MAX_BYTES >> 20) + " MB. Send a part of the folder.");
        }
        if (bytes > ALWAYS_FINE && bytes > MAX_RATIO * packed) {
            throw refused("The archive unpacks to more than " + MAX_RATIO
                    + " times its size, which no folder of texts does. Send a part of the folder.");
        }
    }

    static InvalidInput refused(String sentence) {
        return InvalidInput.at(Folder.FIELD, sentence);
    }

    private static String shown(String name) {
        return name.length() <= 120 ? name : name.substring(0, 120) + "…";
    }
}
