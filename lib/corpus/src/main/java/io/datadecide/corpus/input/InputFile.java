package io.datadecide.corpus.input;

import io.datadecide.corpus.InputFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/** A file that is read from. Its text form is what messages call it. */
public interface InputFile {
    /** A file on this machine. */
    static InputFile of(Path path) {
        return new DiskFile(path);
    }

    /** The last part of its path. */
    String name();

    /** Absolute path or address: the same for the same file, whichever way it was found. */
    String address();

    /** Its length. */
    long bytes() throws IOException;

    /** Version of the content; differs when the content differs, as far as metadata show it. */
    String version() throws IOException;

    /**
     * Opens it for reading, here and there.
     *
     * @throws IOException as the channel does: an {@link InputFailure} where the message needs nothing added
     */
    SeekableByteChannel open() throws IOException;

    /** Opens it for reading from its beginning on. */
    default InputStream stream() throws IOException {
        return Channels.newInputStream(open());
    }

    /** The file of this name beside it, if there is one. */
    Optional<InputFile> sibling(String name);
}
