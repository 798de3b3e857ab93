package io.datadecide.decide.evidence;

/**
 * Something about the evidence that its reader should know.
 *
 * @param code stable kebab-case name of the kind, for example {@code duplicate-rows}
 * @param message one line that names what is affected
 */
public record Warning(String code, String message) {

    public Warning {
        message = OneLine.of(message);
    }
}
