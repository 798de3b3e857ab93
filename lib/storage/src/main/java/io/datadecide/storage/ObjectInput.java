package io.datadecide.storage;

import io.datadecide.corpus.input.InputFile;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * An object as a file of input, in the version in which it was found.
 *
 * @param files finds those beside it
 */
record ObjectInput(ObjectStoreFiles files, StorageAddress at, StoredObject object) implements InputFile {

    @Override
    public String name() {
        return at.name();
    }

    @Override
    public String address() {
        return at.toString();
    }

    @Override
    public long bytes() {
        return object.bytes();
    }

    @Override
    public String version() {
        return object.eTag();
    }

    @Override
    public SeekableByteChannel open() {
        return new ObjectChannel(files.store(), at, object);
    }

    @Override
    public Optional<InputFile> sibling(String name) {
        String key = at.key().substring(0, at.key().length() - at.name().length()) + name;
        return files.file(new StorageAddress(at.bucket(), key));
    }

    @Override
    public String toString() {
        return address();
    }
}
