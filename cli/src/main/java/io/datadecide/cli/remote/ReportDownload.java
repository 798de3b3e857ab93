package io.datadecide.cli.remote;

import io.datadecide.cli.CliException.Failed;
import io.datadecide.proto.experiment.v1.ExportExperimentResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Writes the files that a coordinator sends, each beside its name first. */
final class ReportDownload {
    private ReportDownload() {}

    /** Writes them; answers the files. */
    static List<Path> write(Iterator<ExportExperimentResponse> pieces, Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> written = new ArrayList<>();
        ExportExperimentResponse piece = pieces.hasNext() ? pieces.next() : null;
        while (piece != null) {
            String name = piece.getFileName();
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new Failed(
                        "the coordinator sent a file named `" + name + "`, which is no file of a report", null);
            }
            Path file = directory.resolve(name);
            Path beside = directory.resolve(name + ".part");
            try (OutputStream out = Files.newOutputStream(beside)) {
                while (piece != null && piece.getFileName().equals(name)) {
                    piece.getContent().writeTo(out);
                    piece = pieces.hasNext() ? pieces.next() : null;
                }
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written.add(file);
        }
        return written;
    }
}
