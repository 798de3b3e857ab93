package io.datadecide.cli.server;

/**
 * A coordinator that can be spoken to.
 *
 * @param address where it listens
 * @param credentials how to prove who one is
 */
public record ServerTarget(ServerAddress address, Credentials credentials) {}
