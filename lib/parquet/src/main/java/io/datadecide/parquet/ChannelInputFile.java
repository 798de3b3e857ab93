package io.datadecide.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** The bytes of a channel, for one reader. */
final class ChannelInputFile implements InputFile {
    private final SeekableByteChannel channel;

    ChannelInputFile(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /** The channel failed: the bytes may be valid. Unchecked, so that it comes through whatever decodes them. */
    static final class Unread extends UncheckedIOException {
        @Serial
        private static final long serialVersionUID = 1L;

        Unread(IOException cause) {
            super(cause);
        }
    }

    @Override
    public long getLength() throws IOException {
        return channel.size();
    }

    @Override
    public SeekableInputStream newStream() {
        return new DelegatingSeekableInputStream(new ChannelStream(channel)) {
            @Override
            public long getPos() throws IOException {
                return channel.position();
            }

            @Override
            public void seek(long position) throws IOException {
                channel.position(position);
            }
        };
    }

    /** Messages of the reader begin with the file as it prints itself. */
    @Override
    public String toString() {
        return "the file";
    }

    private static final class ChannelStream extends InputStream {
        private final SeekableByteChannel channel;

        ChannelStream(SeekableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int from, int length) {
            try {
                return channel.read(ByteBuffer.wrap(into, from, length));
            } catch (IOException e) {
                throw new Unread(e);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
