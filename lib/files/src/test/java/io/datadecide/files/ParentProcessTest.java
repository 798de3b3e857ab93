package io.datadecide.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentProcessTest {
    @Test
    void theEndOfAProcessIsReportedOnce() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("sleep", "60").start();
        CountDownLatch ended = new CountDownLatch(1);

        ParentProcess.onExit(child.pid(), ended::countDown);
        assertThat(ended.getCount()).isEqualTo(1);
        child.destroyForcibly();

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aProcessThatHasEndedIsReportedImmediately() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("true").start();
        child.waitFor();
        CountDownLatch ended = new CountDownLatch(1);

        ParentProcess.onExit(child.pid(), ended::countDown);

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
