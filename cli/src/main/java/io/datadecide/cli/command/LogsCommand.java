package io.datadecide.cli.command;

import io.datadecide.cli.remote.RunChoice;
import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.proto.experiment.v1.Run;
import io.datadecide.proto.experiment.v1.StreamRunLogsRequest;
import io.datadecide.proto.experiment.v1.StreamRunLogsResponse;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a run printed. */
@Command(
        name = "logs",
        description = "Print the log of an attempt.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide list which-crawl --state failed         which runs there are",
            "  datadecide logs which-crawl crawl-nano2-s1",
            "  datadecide logs which-crawl crawl-nano2-s1 --follow --tail 20"
        })
public final class LogsCommand implements Runnable {
    @Mixin
    private final NamedExperiment experiment = new NamedExperiment();

    @Parameters(index = "1", paramLabel = "RUN", description = "The run, or a beginning of it that no other run has.")
    @SuppressWarnings("NullAway.Init")
    private String run;

    @Option(names = "--attempt", paramLabel = "N", description = "The attempt; the newest by default.")
    private int attempt;

    @Option(
            names = {"-f", "--follow"},
            description = "Follow the output until the attempt ends.")
    private boolean follow;

    @Option(names = "--tail", paramLabel = "N", description = "Only the last N lines, and with --follow what comes.")
    private int tail;

    @Override
    public void run() {
        PrintWriter out = experiment.out();
        try (ExperimentClient client = experiment.connect()) {
            Run chosen = RunChoice.of(client.get(experiment.name()), run);
            Iterator<StreamRunLogsResponse> pieces = client.logs(StreamRunLogsRequest.newBuilder()
                    .setName(experiment.name())
                    .setRunId(chosen.getId())
                    .setAttempt(attempt)
                    .setFollow(follow)
                    .setTailLines(tail)
                    .build());
            LogText text = new LogText();
            while (pieces.hasNext()) {
                out.print(text.of(pieces.next().getContent().asReadOnlyByteBuffer()));
                out.flush();
            }
        }
    }

    /** UTF-8 in pieces that may end within a character; control characters that move a terminal's cursor are left out. */
    private static final class LogText {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private ByteBuffer rest = ByteBuffer.allocate(0);

        String of(ByteBuffer piece) {
            ByteBuffer bytes = ByteBuffer.allocate(rest.remaining() + piece.remaining());
            bytes.put(rest).put(piece).flip();
            CharBuffer characters = CharBuffer.allocate(bytes.remaining());
            decoder.decode(bytes, characters, false);
            rest = bytes.slice();
            return characters.flip().toString().replaceAll("[\\p{Cntrl}&&[^\\t\\n]]", "");
        }
    }
}
