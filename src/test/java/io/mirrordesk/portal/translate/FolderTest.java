package io.mirrordesk.portal.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.contract.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTest {

    @Test
    void changesOneFileOfAZipAndNothingElse() throws IOException {
        byte[] zip = Archives.zip(
                Archives.file("app/", ""),
                Archives.file("app/run.sh", "echo", 0755),
                Archives.file("app/Dockerfile", "FROM a"));
        Folder folder = Folder.read(zip);

        byte[] changed = folder.with(Map.of(1, "FROM b".getBytes(StandardCharsets.UTF_8)));

        try (ZipFile read = ZipFile.builder().setByteArray(changed).get()) {
            ZipArchiveEntry script = read.getEntry("app/run.sh");
            assertThat(script.getUnixMode() & 0777).isEqualTo(0755);
            assertThat(script.getTime()).isEqualTo(Archives.WHEN.toEpochMilli());
            assertThat(read.getInputStream(script).readAllBytes()).asString().isEqualTo("echo");
            ZipArchiveEntry dockerfile = read.getEntry("app/Dockerfile");
            assertThat(read.getInputStream(dockerfile).readAllBytes())
                    .asString()
                    .isEqualTo("FROM b");
            assertThat(dockerfile.getTime()).isEqualTo(Archives.WHEN.toEpochMilli());
        }
    }

    @Test
    void changesOneFileOfATarAndNothingElse() throws IOException {
        byte[] tar = Archives.tarGz(
                Archives.file("a/", ""), Archives.file("a/x.sh", "echo", 0750), Archives.file("a/D", "FROM a"));

        byte[] changed = Folder.read(tar).with(Map.of(1, "FROM bb".getBytes(StandardCharsets.UTF_8)));

        try (TarArchiveInputStream read =
                new TarArchiveInputStream(new java.util.zip.GZIPInputStream(new ByteArrayInputStream(changed)))) {
            assertThat(read.getNextEntry().isDirectory()).isTrue();
            TarArchiveEntry script = read.getNextEntry();
            assertThat(script.getMode() & 0777).isEqualTo(0750);
            assertThat(read.readAllBytes()).asString().isEqualTo("echo");
            assertThat(read.getNextEntry().getLastModifiedDate().toInstant()).isEqualTo(Archives.WHEN);
            assertThat(read.readAllBytes()).asString().isEqualTo("FROM bb");
        }
    }

    @Test
    void staysAsItIsWithoutAChange() {
        Folder folder = Folder.read(Archives.zip(Archives.file("a", "b"), Archives.file("c", "d")));

        Folder again = Folder.read(folder.with(Map.of()));

        assertThat(again.files()).extracting(Folder.Entry::name).containsExactly("a", "c");
        assertThat(again.files().get(1).content()).asString().isEqualTo("d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/passwd", "C:\\x", "C:/x", "a\\..\\x", "a/.."})
    void refusesNamesThatLeadOut(String name) {
        refused(Archives.zip(Archives.file(name, "x")), "leads out");
        refused(Archives.tarGz(Archives.file(name, "x")), "leads out");
    }

    @Test
    void refusesLinks() {
        refused(Archives.zip(Archives.link("a", "/etc/passwd")), "is a link");
        refused(Archives.tarWithLink("a", "/etc/passwd"), "is a link");
    }

    @Test
    void refusesWhatUnpacksToMuchMoreThanItsSize() {
        refused(Archives.zip(Archives.file("zeros", "0".repeat(3 << 20))), "100 times its size");
        refused(Archives.tarGz(Archives.file("zeros", "0".repeat(3 << 20))), "100 times its size");
    }

    @Test
    void refusesTooManyFiles() {
        Archives.File[] files = new Archives.File[5_001];
        Arrays.setAll(files, i -> Archives.file("f" + i, ""));

        refused(Archives.zip(files), "more than 5000 files");
    }

    @Test
    void refusesWhatIsCutOff() {
        byte[] zip = Archives.zip(Archives.file("a", "b".repeat(500)));
        byte[] tar = Archives.tarGz(Archives.file("a", "b".repeat(500)));

        refused(Arrays.copyOf(zip, zip.length / 2), "cut off or broken");
        refused(Arrays.copyOf(tar, tar.length / 2), "cut off or broken");
        refused(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0}, "cut off or broken");
    }

    @Test
    void doesNotTakeTextsForArchives() {
        assertThat(Folder.isOne("FROM nginx".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(Folder.isOne(new byte[0])).isFalse();
        assertThat(Folder.isOne("PK\n\n is no zip".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    private static void refused(byte[] archive, String why) {
        assertThatThrownBy(() -> Folder.read(archive))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(why)
                .hasMessageEndingWith(".");
    }
}
