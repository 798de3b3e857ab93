package io.datadecide.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaSourceTest {
    @Test
    void commentsAndCodeComeApart() {
        JavaSource source =
                JavaSource.of("/*\n * A licence.\n */\npackage a;\n\n/** Says {@code x}. */\nint x; // one\n");
        assertThat(source.comments()).containsExactly("A licence.", "Says {@code x}.");
        assertThat(source.code()).isEqualTo("package a;\nint x;\n");
    }

    @Test
    void literalsHideNoComments() {
        JavaSource source = JavaSource.of("String a = \"/* no \\\" */\"; char c = '\"'; /* yes */ String d = \"//\";");
        assertThat(source.comments()).containsExactly("yes");
        assertThat(source.code()).contains("\"/* no \\\" */\"").contains("'\"'").contains("\"//\"");
    }

    @Test
    void unfinishedSourcesEnd() {
        assertThat(JavaSource.of("/* never").comments()).containsExactly("never");
        assertThat(JavaSource.of("\"never\\").code()).isEqualTo("\"never\\\n");
        assertThat(JavaSource.of("\"\"\"never").code()).isEqualTo("\"\"\"never\n");
    }

    @Test
    void markupGoesAndItsWordsStay() {
        assertThat(Markup.removedFrom(
                        "<p>Gives {@link java.util.List#of a\nlist} of {@code Map<K, V>} &lt;here&gt;.\n\n"
                                + "@param x gone\n@return gone"))
                .isEqualTo("Gives java.util.List.of a\nlist of Map <here>.");
    }
}
