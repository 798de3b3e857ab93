package io.datadecide.cli.progress;

import io.datadecide.proto.experiment.v1.RunState;
import org.jline.utils.AttributedStyle;

/** The few styles of the live table; all of them read well on dark and on light. */
final class Style {

    static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    static final AttributedStyle STRONG = AttributedStyle.BOLD;
    static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();
    static final AttributedStyle GOOD = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    static final AttributedStyle BAD = AttributedStyle.BOLD.foreground(AttributedStyle.RED);
    static final AttributedStyle ACTIVE = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);

    private Style() {}

    static AttributedStyle of(RunState state) {
        return switch (state) {
            case RUN_STATE_STARTING, RUN_STATE_RUNNING, RUN_STATE_SCORING -> ACTIVE;
            case RUN_STATE_SUCCEEDED -> GOOD;
            case RUN_STATE_FAILED -> BAD;
            case RUN_STATE_PENDING, RUN_STATE_CANCELLED, RUN_STATE_UNSPECIFIED, UNRECOGNIZED -> FAINT;
        };
    }
}
