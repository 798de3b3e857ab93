package io.datadecide.cli.remote;

import io.datadecide.cli.error.CliException.Failed;
import io.datadecide.files.DurableFile;
import io.datadecide.proto.experiment.v1.ExportExperimentResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the files that a coordinator sends, each beside its name first. */
public final class ReportDownload {
    private ReportDownload() {}

    /** Writes the files durably; returns their paths. */
    public static List<Path> write(Iterator<ExportExperimentResponse> pieces, Path directory) throws IOException {
        PeekingIterator rest = new PeekingIterator(pieces);
        List<Path> written = new ArrayList<>();
        while (rest.peek() != null) {
            String name = rest.peek().getFileName();
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new Failed(
                        "the coordinator sent a file named `" + name + "`, which is not a valid file name of a report",
                        null);
            }
            Path file = directory.resolve(name);
            DurableFile.write(file, out -> {
                for (ExportExperimentResponse piece = rest.peek();
                        piece != null && piece.getFileName().equals(name);
                        piece = rest.advance()) {
                    piece.getContent().writeTo(out);
                }
            });
            written.add(file);
        }
        return written;
    }

    /** A stream of pieces of which the next one can be looked at. */
    private static final class PeekingIterator {
        private final Iterator<ExportExperimentResponse> pieces;
        private @Nullable ExportExperimentResponse next;

        PeekingIterator(Iterator<ExportExperimentResponse> pieces) {
            this.pieces = pieces;
            advance();
        }

        @Nullable
        ExportExperimentResponse peek() {
            return next;
        }

        @Nullable
        ExportExperimentResponse advance() {
            next = pieces.hasNext() ? pieces.next() : null;
            return next;
        }
    }
}
