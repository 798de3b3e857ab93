package io.datadecide.storage;

/**
 * An object of a listing.
 *
 * @param name its key, from the end of the listed address on
 * @param bytes its length
 */
public record StoredObject(String name, long bytes) {}
