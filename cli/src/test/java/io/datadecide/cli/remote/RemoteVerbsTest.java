package io.datadecide.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datadecide.cli.Datadecide;
import io.datadecide.cli.error.ExitCodes;
import io.datadecide.proto.experiment.v1.CreateExperimentRequest;
import io.datadecide.proto.experiment.v1.ListExperimentsRequest;
import io.datadecide.proto.experiment.v1.StreamRunLogsRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs against a coordinator, over a real port. */
@Tag("slow")
class RemoteVerbsTest {
    private static final String EXPERIMENT = """
            name: small
            corpora: [{name: a, path: a.txt}, {name: b, path: "${PATH_OF_B:-b.txt}"}]
            sizes: [nano1]
            seeds: [1]
            tasks: [{name: t, kind: text, path: a.txt}]
            target: {size: nano1}
            """;

    @TempDir
    private Path directory;

    private FakeCoordinator coordinator;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void open() throws IOException {
        coordinator = new FakeCoordinator();
    }

    @AfterEach
    void close() {
        coordinator.close();
    }

    private int execute(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", coordinator.url(), "--token", FakeCoordinator.TOKEN));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Datadecide.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private <T> T asked(Class<T> kind) {
        return coordinator.asked.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSubmittedFileNeedsNoneOfItsInputsHereAndSaysWhereItsPathsStart() throws IOException {
        Path file = Files.writeString(directory.resolve("e.yaml"), EXPERIMENT);
        assertThat(execute("submit", file.toString(), "--base-directory", "/data"))
                .as(err.toString())
                .isZero();
        CreateExperimentRequest request = asked(CreateExperimentRequest.class);
        assertThat(request.getExperimentYaml()).isEqualTo(EXPERIMENT);
        assertThat(request.getBaseDirectory()).isEqualTo("/data");
        assertThat(out.toString()).contains("submitted small").contains("`datadecide watch small`");
    }

    @Test
    void aMistakeInAFileIsFoundBeforeAnybodyIsAsked() throws IOException {
        Path file = Files.writeString(directory.resolve("e.yaml"), EXPERIMENT.replace("nano1]", "nano11]"));
        assertThat(execute("submit", file.toString())).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains(file + ":3: sizes[0]").hasLineCount(1);
        assertThat(coordinator.asked).isEmpty();
    }

    @Test
    void aListIsReadPageAfterPage() throws IOException {
        assertThat(execute("list", "--json", "--state", "succeeded", "--contains", "s"))
                .isZero();
        JsonNode list = new ObjectMapper().readTree(out.toString());
        assertThat(list.findValuesAsText("name")).containsExactly("first", "second");
        assertThat(list.get(0).path("state").asText()).isEqualTo("succeeded");
        assertThat(asked(ListExperimentsRequest.class).getNameContains()).isEqualTo("s");
    }

    @Test
    void runsAreListedByState() {
        assertThat(execute("list", "small", "--state", "failed")).isZero();
        assertThat(out.toString())
                .contains("crawl-nano1-s2-bbbb", "disk is full")
                .doesNotContain("books")
                .hasLineCount(2);
    }

    @Test
    void anUnknownStateIsRefusedWithTheKnownOnes() {
        assertThat(execute("list", "--state", "runing")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("runing", "running, succeeded, failed, cancelled");
    }

    @Test
    void watchingEndsWithTheExperimentAndItsExitCode() {
        assertThat(execute("watch", "small")).isZero();
        assertThat(execute("watch", "bad")).isEqualTo(ExitCodes.FAILED);
        assertThat(out.toString())
                .contains("failed: crawl-nano1-s2-bbbb: disk is full", "datadecide retry bad --failed");
    }

    @Test
    void watchingGoesOnOverALostConnection() {
        coordinator.cutWatches.set(1);
        assertThat(execute("watch", "small")).isZero();
        assertThat(out.toString()).contains("the connection is lost; trying again");
    }

    @Test
    void whatHappensIsToldAsJsonLines() throws IOException {
        assertThat(execute("watch", "small", "--json")).isZero();
        for (String line : out.toString().lines().toList()) {
            assertThat(new ObjectMapper().readTree(line).path("type").asText()).isIn("experiment", "run");
        }
        assertThat(out.toString()).contains("\"state\":\"succeeded\"");
    }

    @Test
    void anUnknownExperimentIsBadInputWithTheCoordinatorsSuggestion() {
        assertThat(execute("watch", "smal")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).isEqualTo("datadecide: there is no experiment 'smal'; did you mean 'small'?\n");
    }

    @Test
    void logsAreFoundByTheBeginningOfARunAndCannotMoveTheCursor() {
        assertThat(execute("logs", "small", "crawl-nano1-s1", "--tail", "7")).isZero();
        assertThat(out.toString()).isEqualTo("naïve\nlast [2Jline\n");
        assertThat(asked(StreamRunLogsRequest.class).getRunId()).isEqualTo("crawl-nano1-s1-aaaa");
        assertThat(asked(StreamRunLogsRequest.class).getTailLines()).isEqualTo(7);
        assertThat(execute("logs", "small", "crawl")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("beginning of 2 runs: crawl-nano1-s1-aaaa, crawl-nano1-s2-bbbb");
    }

    @Test
    void whyRunsAreNotRunningIsToldInASentenceEach() {
        assertThat(execute("explain", "small")).isZero();
        assertThat(out.toString())
                .contains("crawl-nano1-s2-bbbb: disk is full: free some space")
                .contains("books-nano1-s1-cccc: waits for a free place")
                .doesNotContain("aaaa");
    }

    @Test
    void deletingWaitsForWorkersAndWantsForceWhileRunning() {
        assertThat(execute("delete", "small")).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("`datadecide cancel small` stops it, or give --force");
        coordinator.endingWorkers.set(1);
        assertThat(execute("delete", "small", "--force")).isZero();
    }

    @Test
    void aReportWithoutEvidenceSaysSo() {
        assertThat(execute("report", "small")).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("no checkpoint is scored").hasLineCount(1);
    }

    @Test
    void aMissingOrWrongTokenIsToldWithItsMend() {
        assertThat(run("list", "--server", coordinator.url(), "--token", "wrong"))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("does not accept this token").hasLineCount(1);
        err.getBuffer().setLength(0);
        assertThat(run("list", "--server", coordinator.url())).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("wants a token: give --token-file FILE or set DATADECIDE_TOKEN");
    }

    @Test
    void nobodyThereIsToldInOneLine() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(run("list", "--server", "127.0.0.1:" + free)).isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString())
                .isEqualTo("datadecide: the coordinator at http://127.0.0.1:" + free
                        + " cannot be reached: nothing listens there; is it running, and is the address right?\n");
    }

    @Test
    void tlsAgainstAPlainServerIsToldInOneLine() {
        assertThat(run("list", "--server", "https://127.0.0.1:" + coordinator.port()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString())
                .contains("it does not speak TLS; give --plaintext")
                .hasLineCount(1);
    }

    @Test
    void anAddressThatIsNoneIsBadInput() {
        assertThat(run("list", "--server", "ftp://there")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains("server `ftp://there` is not a valid address");
    }
}
