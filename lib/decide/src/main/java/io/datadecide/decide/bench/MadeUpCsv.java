package io.datadecide.decide.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A CSV file of evidence that is made while it is read, so that its size costs nothing. */
final class MadeUpCsv extends InputStream {

    private static final int ROWS_A_BLOCK = 1_000;
    private static final int MEASURES = 220;

    private final long rows;
    private long made;
    private ByteArrayInputStream block = new ByteArrayInputStream(
            "corpus,size,params,tokens,flops,seed,step,task,metric,value\n".getBytes(StandardCharsets.UTF_8));

    MadeUpCsv(long rows) {
        this.rows = rows;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (block.available() == 0) {
            if (made >= rows) {
                return -1;
            }
            block = new ByteArrayInputStream(next().getBytes(StandardCharsets.UTF_8));
        }
        return block.read(buffer, offset, length);
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int limit) {
        block.mark(limit);
    }

    @Override
    public void reset() {
        block.reset();
    }

    private String next() {
        StringBuilder lines = new StringBuilder(ROWS_A_BLOCK * 80);
        for (int i = 0; i < ROWS_A_BLOCK && made < rows; i++, made++) {
            long checkpoint = made / MEASURES;
            long measure = made % MEASURES;
            lines.append("corpus ").append(checkpoint % 25).append(",150M,151898880,3932160000,3.58e18,default,");
            lines.append(checkpoint / 25)
                    .append(",task")
                    .append(measure / 20)
                    .append(",acc_")
                    .append(measure % 20);
            lines.append(",0.").append(1000 + (made * 7919) % 9000).append('\n');
        }
        return lines.toString();
    }
}
