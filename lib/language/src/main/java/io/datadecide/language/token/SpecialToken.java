package io.datadecide.language.token;

/** A token that stands for no text. */
public record SpecialToken(String text, int id) {}
