package io.mirrordesk.portal.translate;

import io.mirrordesk.contract.InvalidInput;
import java.util.List;
import java.util.Map;

/** The files of an archive, which can be written again with some of them changed; everything else stays as it is. */
interface Folder {

    /** @param content empty for a file that is too large to be a text */
    record Entry(String name, byte[] content) {}

    /** The field that refusals of an archive are at. */
    String FIELD = "file";

    /** In the order of the archive; folders are left out. */
    List<Entry> files();

    /** @param changed new contents, by index in {@link #files()} */
    byte[] with(Map<Integer, byte[]> changed);

    /** The media type that {@link #with} writes. */
    String mediaType();

    /** Whether the bytes begin as an archive that can be read does. */
    static boolean isOne(byte[] bytes) {
        return ZipFolder.isOne(bytes) || TarFolder.isOne(bytes) || TarFolder.isCompressed(bytes);
    }

    /** @throws InvalidInput at {@code file} when it is broken, too much, or leads out of its folder */
    static Folder read(byte[] bytes) {
        return ZipFolder.isOne(bytes) ? ZipFolder.read(bytes) : TarFolder.read(bytes);
    }
}
