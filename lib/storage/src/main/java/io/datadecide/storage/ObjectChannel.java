package io.datadecide.storage;

import io.datadecide.corpus.InputFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads an object in blocks, of which at most two are in memory: a sequential reader finds the next one prefetched, a reader that stops
 * early has fetched no more than that. Each block is a separate request, with the deadline and the retries of the store, so
 * that a broken connection costs one block; and all name the same version, so that no reader sees half of another.
 */
final class ObjectChannel implements SeekableByteChannel {
    static final int BLOCK_BYTES = 4 << 20;

    private final ObjectStore store;
    private final StorageAddress address;
    private final StoredObject object;
    private long position;
    private long blockStart;
    private byte[] block = {};
    private @Nullable CompletableFuture<ResponseBytes<GetObjectResponse>> ahead;
    private boolean open = true;

    ObjectChannel(ObjectStore store, StorageAddress address, StoredObject object) {
        this.store = store;
        this.address = address;
        this.object = object;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        if (position >= object.bytes()) {
            return -1;
        }
        if (position < blockStart || position >= blockStart + block.length) {
            fetch();
        }
        int offset = (int) (position - blockStart);
        int count = Math.min(into.remaining(), block.length - offset);
        into.put(block, offset, count);
        position += count;
        return count;
    }

    private void fetch() throws IOException {
        boolean goesOn = position == blockStart + block.length;
        CompletableFuture<ResponseBytes<GetObjectResponse>> wanted = ahead;
        if (wanted == null || !goesOn) {
            cancel();
            wanted = ask(position);
        }
        try {
            block = store.bytes(address, wanted);
        } catch (StorageException e) {
            throw new InputFailure(String.valueOf(e.getMessage()), e);
        }
        blockStart = position;
        long end = blockStart + block.length;
        ahead = goesOn && end < object.bytes() ? ask(end) : null;
    }

    private CompletableFuture<ResponseBytes<GetObjectResponse>> ask(long from) {
        return store.ask(address, object.eTag(), from, Math.min(from + BLOCK_BYTES, object.bytes()));
    }

    private void cancel() {
        if (ahead != null) {
            ahead.cancel(true);
            ahead = null;
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return object.bytes();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        block = new byte[0];
        cancel();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }
}
