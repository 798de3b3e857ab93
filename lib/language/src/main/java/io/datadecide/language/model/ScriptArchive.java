package io.datadecide.language.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive that holds code and a few integers, no tensors: a zip of stored entries under one root folder
 * (PyTorch's {@code torch/csrc/jit/serialization}). Written here, so that no Python is needed anywhere.
 */
public final class ScriptArchive {
    private static final String ROOT = "ladder/";
    private static final String FILE_FORMAT = "10\n";

    private ScriptArchive() {}

    /**
     * The archive's bytes.
     *
     * @param source class {@code __torch__.NAME} in TorchScript's serialized syntax
     * @param attributes integer attributes of the module
     */
    public static byte[] write(String className, String source, Map<String, Integer> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", instancePickle(className, attributes));
            store(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            store(zip, "version", FILE_FORMAT.getBytes(StandardCharsets.US_ASCII));
            store(zip, "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Pickle, protocol 2, of one object without constructor arguments whose state is a dictionary. */
    private static byte[] instancePickle(String className, Map<String, Integer> attributes) {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.writeBytes(new byte[] {(byte) 0x80, 2});
        pickle.writeBytes(("c__torch__\n" + className + "\n)").getBytes(StandardCharsets.US_ASCII));
        pickle.writeBytes(new byte[] {(byte) 0x81, '}', '('});
        writeString(pickle, "training");
        pickle.write(0x88);
        attributes.forEach((name, value) -> {
            writeString(pickle, name);
            pickle.write('J');
            pickle.writeBytes(littleEndian(value));
        });
        pickle.writeBytes(new byte[] {'u', 'b', '.'});
        return pickle.toByteArray();
    }

    private static void writeString(ByteArrayOutputStream pickle, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        pickle.write('X');
        pickle.writeBytes(littleEndian(utf8.length));
        pickle.writeBytes(utf8);
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(ROOT + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
