package io.datadecide.cli.progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/** A table on a terminal that is drawn again in place; only what changed is sent, so nothing flickers. */
public final class LiveTable implements ProgressView {

    private static final long REDRAW_MILLIS = 250;

    private final ExperimentProgress progress;
    private final String place;
    private final Terminal terminal;
    private final Display display;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-table").factory());
    private Size size = new Size();
    private String message = "";
    private boolean closed;

    /** Takes the terminal over until it is closed. */
    public LiveTable(ExperimentProgress progress, String place) {
        this.progress = progress;
        this.place = place;
        try {
            this.terminal = TerminalBuilder.builder()
                    .system(true)
                    .dumb(true)
                    .nativeSignals(false)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be used", e);
        }
        this.display = new Display(terminal, false);
        clock.scheduleAtFixedRate(this::draw, 0, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void changed(List<RunChange> changes) {
        message = ""; // The clock draws; drawing for every report would cost more than it shows.
    }

    @Override
    public synchronized void message(String line) {
        message = line;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        draw();
        closed = true;
        clock.shutdown();
        terminal.writer().println();
        terminal.flush();
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be restored", e);
        }
    }

    private synchronized void draw() {
        if (closed) {
            return;
        }
        Size now = terminal.getSize();
        if (now.getRows() <= 0 || now.getColumns() <= 0) {
            now = new Size(80, 24);
        }
        if (!now.equals(size)) {
            size = new Size(now.getColumns(), now.getRows());
            display.resize(size.getRows(), size.getColumns());
        }
        List<AttributedString> lines = new ArrayList<>(
                new Frame(progress, place, size.getRows() - (message.isEmpty() ? 0 : 1), size.getColumns()).lines());
        if (!message.isEmpty()) {
            lines.add(new AttributedString(message, Style.BAD).columnSubSequence(0, size.getColumns() - 1));
        }
        display.update(lines, -1);
    }
}
