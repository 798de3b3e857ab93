package io.datadecide.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** A channel of a {@link FailingFileSystem}: a failing write writes half of its bytes. */
final class FailingChannel extends FileChannel {
    private final FailingFileSystem files;
    private final FileChannel plain;

    FailingChannel(FailingFileSystem files, FileChannel plain) {
        this.files = files;
        this.plain = plain;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (files.fails("write")) {
            ByteBuffer half = source.duplicate();
            half.limit(half.position() + half.remaining() / 2);
            plain.write(half);
            throw new IOException("injected failure of write");
        }
        return plain.write(source);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        files.change("force");
        plain.force(metaData);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return plain.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return plain.read(targets, offset, length);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        files.change("write");
        return plain.write(sources, offset, length);
    }

    @Override
    public long position() throws IOException {
        return plain.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        plain.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return plain.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        files.change("truncate");
        plain.truncate(size);
        return this;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return plain.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        files.change("write");
        return plain.transferFrom(source, position, count);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return plain.read(target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        files.change("write");
        return plain.write(source, position);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return plain.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return plain.lock(position, size, shared);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return plain.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        plain.close();
    }
}
