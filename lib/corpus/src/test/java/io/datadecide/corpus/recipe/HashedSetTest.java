package io.datadecide.corpus.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashedSetTest {
    @Test
    void answersLikeASetOfTheLanguage() {
        HashedSet set = new HashedSet("test");
        Set<Long> expected = new HashSet<>();
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            long value = TextHash.finish(random.nextInt(100_000));
            assertThat(set.contains(value)).isEqualTo(expected.contains(value));
            assertThat(set.add(value)).isEqualTo(expected.add(value));
        }
    }

    @Test
    void zeroIsAValueToo() {
        HashedSet set = new HashedSet("test");
        assertThat(set.contains(0)).isFalse();
        assertThat(set.add(0)).isTrue();
        assertThat(set.add(0)).isFalse();
    }
}
