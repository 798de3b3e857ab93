package io.datadecide.storage;

/**
 * An object as it was when the store was asked.
 *
 * @param name its key, from the end of the listed address on
 * @param bytes its length
 * @param eTag another one when the content is another one
 */
public record StoredObject(String name, long bytes, String eTag) {}
