package io.datadecide.corpus.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.corpus.CorpusException.BadSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @Test
    void aGlobThatIsNoneIsNamedWithItsReason() {
        assertThatThrownBy(() -> Glob.of("web/part-[1.jsonl"))
                .isInstanceOf(BadSource.class)
                .hasMessage("glob web/part-[1.jsonl cannot be read (Missing ']): correct it, with \\ before a character"
                        + " that only stands for itself");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "web/part-*.jsonl 1",
                "*.jsonl 1",
                "web/*/part-?.jsonl 2",
                "web/{a,b/c}.jsonl 2",
                "web/**.jsonl 2147483647",
                "s3://data/[ab]*.jsonl 1"
            })
    void noMatchHasMoreParts(String glob, int depth) {
        assertThat(Glob.of(glob).depth()).isEqualTo(depth);
    }
}
