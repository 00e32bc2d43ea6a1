package io.mirrordesk.observed.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;

/** A list on its way to a file, row by row. */
final class Download {

    private final ExportFormat format;
    private final Writer to;

    private Download(ExportFormat format, Writer to) {
        this.format = format;
        this.to = to;
    }

    /** @param name of the file, without its extension */
    static Download start(String name, ExportFormat format, HttpServletResponse response) throws IOException {
        response.setContentType(format.mediaType() + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + format.extension() + "\"");
        return new Download(format, new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** @param rows gives each row to what it is handed */
    <T> void write(ExportedRows<T> written, Consumer<Consumer<T>> rows) throws IOException {
        if (format == ExportFormat.CSV) {
            to.write(written.csvHead());
        }
        rows.accept(row -> line(format == ExportFormat.CSV ? written.csv(row) : written.json(row) + "\n"));
        to.flush();
    }

    private void line(String line) {
        try {
            to.write(line);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
