package io.datadecide.decide.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** Evidence in whatever format a file has; the first bytes tell. */
public final class EvidenceFile {

    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private EvidenceFile() {}

    /**
     * @throws EvidenceException if there is no such file, or a row of it cannot be used
     */
    public static Evidence read(Path file) throws IOException {
        return isParquet(file) ? EvidenceParquet.read(file) : EvidenceCsv.read(file);
    }

    static boolean isParquet(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new EvidenceException(file + " is a directory; name the file of evidence in it");
        }
        byte[] start;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            start = in.readNBytes(PARQUET.length);
        } catch (NoSuchFileException e) {
            throw new EvidenceException(file + " does not exist; name a CSV or Parquet file of evidence");
        }
        return Arrays.equals(start, PARQUET);
    }
}
