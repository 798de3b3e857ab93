package io.datadecide.corpus.input;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datadecide.corpus.CorpusException.BadSource;
import org.junit.jupiter.api.Test;

class GlobTest {
    @Test
    void aGlobThatIsNoneIsNamedWithItsReason() {
        assertThatThrownBy(() -> Glob.of("web/part-[1.jsonl"))
                .isInstanceOf(BadSource.class)
                .hasMessage("glob web/part-[1.jsonl cannot be read (Missing ']): correct it, with \\ before a character"
                        + " that only stands for itself");
    }
}
