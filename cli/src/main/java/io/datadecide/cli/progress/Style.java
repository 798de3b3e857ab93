package io.datadecide.cli.progress;

import io.datadecide.proto.experiment.v1.RunState;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** The few styles of the live table; all of them read well on dark and on light. */
final class Style {

    static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    static final AttributedStyle STRONG = style(AttributedStyle.BOLD);
    static final AttributedStyle FAINT = style(AttributedStyle.DEFAULT.faint());
    static final AttributedStyle GOOD = style(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN));
    static final AttributedStyle BAD = style(AttributedStyle.BOLD.foreground(AttributedStyle.RED));
    static final AttributedStyle ACTIVE = style(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN));

    private Style() {}

    static AttributedStyle of(RunState state) {
        return switch (state) {
            case RUN_STATE_STARTING, RUN_STATE_RUNNING, RUN_STATE_SCORING -> ACTIVE;
            case RUN_STATE_SUCCEEDED -> GOOD;
            case RUN_STATE_FAILED -> BAD;
            case RUN_STATE_PENDING, RUN_STATE_CANCELLED, RUN_STATE_UNSPECIFIED, UNRECOGNIZED -> FAINT;
        };
    }

    private static AttributedStyle style(AttributedStyle wanted) {
        return style(wanted, System.getenv("NO_COLOR"));
    }

    /** Honours the variable NO_COLOR (no-color.org): any value but the empty one switches styles off. */
    static AttributedStyle style(AttributedStyle wanted, @Nullable String noColor) {
        return noColor == null || noColor.isEmpty() ? wanted : AttributedStyle.DEFAULT;
    }
}
