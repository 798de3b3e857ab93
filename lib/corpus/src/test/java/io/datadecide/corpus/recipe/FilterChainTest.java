package io.datadecide.corpus.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterChainTest {
    private static final List<String> OFF = List.of();

    @Test
    void withoutFiltersOnlyBlankDocumentsGo() {
        FilterChain chain = new FilterChain(Filters.none());
        assertThat(chain.apply("text\n")).isEqualTo("text\n");
        assertThat(chain.apply(" \n")).isNull();
        assertThat(chain.dropped()).containsOnly(Map.entry("blank", 1L));
    }

    @Test
    void matchingLinesAreRemovedAndTheirNeighboursStay() {
        FilterChain chain = new FilterChain(new Filters(List.of("(?i)licen[cs]e"), 0, 0, 0, OFF, OFF, false, 0));
        assertThat(chain.apply("one\r\n * Licensed under\ntwo")).isEqualTo("one\r\ntwo");
        assertThat(chain.apply("LICENCE")).isNull();
    }

    @Test
    void linesRepeatOnlySoOften() {
        FilterChain chain = new FilterChain(new Filters(OFF, 2, 0, 0, OFF, OFF, false, 0));
        assertThat(chain.apply("menu\n\n  menu\na\n")).isEqualTo("menu\n\n  menu\na\n");
        assertThat(chain.apply("menu \nb\n")).isEqualTo("b\n");
    }

    @Test
    void lengthsAreCodePoints() {
        FilterChain chain = new FilterChain(new Filters(OFF, 0, 2, 3, OFF, OFF, false, 0));
        assertThat(chain.apply("😀")).isNull();
        assertThat(chain.apply("😀😀😀")).isNotNull();
        assertThat(chain.apply("abcd")).isNull();
        assertThat(chain.dropped()).containsEntry("minCharacters", 1L).containsEntry("maxCharacters", 1L);
    }

    @Test
    void patternsKeepAndDrop() {
        FilterChain chain = new FilterChain(new Filters(OFF, 0, 0, 0, List.of("a", "b"), List.of("z$"), false, 0));
        assertThat(chain.apply("xbx")).isNotNull();
        assertThat(chain.apply("xyx")).isNull();
        assertThat(chain.apply("baz")).isNull();
    }

    @Test
    void exactDuplicatesGo() {
        FilterChain chain = new FilterChain(new Filters(OFF, 0, 0, 0, OFF, OFF, true, 0));
        assertThat(chain.apply("same")).isNotNull();
        assertThat(chain.apply("same")).isNull();
        assertThat(chain.apply("same ")).isNotNull();
    }

    @Test
    void badFiltersAreRefused() {
        assertThatThrownBy(() -> new Filters(List.of("("), 0, 0, 0, OFF, OFF, false, 0))
                .hasMessage("dropLinesMatching has a bad regular expression `(`: Unclosed group");
        assertThatThrownBy(() -> new Filters(OFF, 0, 10, 5, OFF, OFF, false, 0))
                .hasMessage("maxCharacters 5 is below minCharacters 10: no document could pass");
        assertThatThrownBy(() -> new Filters(OFF, 0, 0, 0, OFF, OFF, false, 0.3))
                .hasMessageStartingWith("nearDuplicateSimilarity is 0.3: give 0");
        assertThatThrownBy(() -> new Filters(OFF, 0, 0, 0, OFF, OFF, false, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Filters(OFF, 1000, 0, 0, OFF, OFF, false, 0))
                .hasMessage("maxLineRepeats is 1000: give at most 100, or 0 to let lines repeat");
        assertThatThrownBy(() -> new Source("a", 0)).hasMessageStartingWith("weight of source a is 0.0");
        assertThatThrownBy(() -> new Recipe("a", List.of(), Filters.none(), 0)).hasMessageContaining("has no source");
    }
}
