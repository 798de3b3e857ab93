package io.datadecide.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageAddressTest {
    @Test
    void addressesAreReadAndExtended() {
        StorageAddress root = StorageAddress.of("s3://bucket/some/where/");
        assertThat(root.resolve("runs/r")).hasToString("s3://bucket/some/where/runs/r");
        assertThat(root.resolve("runs/r").name()).isEqualTo("r");
        assertThat(root.resolve("")).isEqualTo(root);
        assertThat(StorageAddress.of("s3://bucket").resolve("x")).hasToString("s3://bucket/x");
        assertThat(StorageAddress.is("/a/path")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://", "s3:///key", "/path", "s3://bucket/a/../b", "s3://bucket/a//b"})
    void whatIsNoAddressIsRefusedInOneLine(String text) {
        assertThatThrownBy(() -> StorageAddress.of(text))
                .isInstanceOf(StorageException.BadAddress.class)
                .hasMessageEndingWith(": write s3://bucket/directory");
    }
}
