package io.datadecide.parquet;

import java.io.IOException;

/** One compression of pages. */
interface PageCodec {

    /** Bytes as they are. */
    PageCodec PLAIN = new PageCodec() {
        @Override
        public byte[] compress(byte[] page) {
            return page;
        }

        @Override
        public byte[] decompress(byte[] packed, int size) {
            return packed;
        }
    };

    byte[] compress(byte[] page) throws IOException;

    /**
     * @param size bytes that the page says to have; a page of another size is damaged
     * @return the page, of whatever size it really has, but never more than one byte over what it says
     * @throws IOException if the bytes are not a valid compressed page
     */
    byte[] decompress(byte[] packed, int size) throws IOException;
}
