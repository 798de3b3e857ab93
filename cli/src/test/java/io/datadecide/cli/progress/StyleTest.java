package io.datadecide.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

class StyleTest {
    @Test
    void noColorSwitchesStylesOff() {
        assertThat(Style.style(AttributedStyle.BOLD, "1")).isEqualTo(AttributedStyle.DEFAULT);
        assertThat(Style.style(AttributedStyle.BOLD, "")).isEqualTo(AttributedStyle.BOLD);
        assertThat(Style.style(AttributedStyle.BOLD, null)).isEqualTo(AttributedStyle.BOLD);
    }
}
