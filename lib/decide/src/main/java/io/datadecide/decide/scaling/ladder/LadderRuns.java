package io.datadecide.decide.scaling.ladder;

import io.datadecide.decide.evidence.EvidenceException;
import io.datadecide.decide.scaling.RunCurve;
import io.datadecide.decide.scaling.RunCurve.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ladder's runs as any other runs, so that the eight baselines can be fitted to them too. */
public final class LadderRuns {
    private LadderRuns() {}

    /**
     * Reads the runs that the laws are fitted to; FLOPs are 6·parameters·tokens.
     *
     * @param corpus what to call the ladder's training set
     * @return several runs per size, which differ in tokens
     * @throws EvidenceException if a log cannot be used
     * @throws IOException if a log cannot be read
     */
    public static List<RunCurve> read(LadderConfig config, LadderTask task, String corpus) throws IOException {
        List<RunCurve> runs = new ArrayList<>();
        for (LadderModel model : config.ladder()) {
            for (Path file : model.logs()) {
                List<Reading> readings = LadderLog.read(file, task).stream()
                        .map(at -> new Reading(at.tokens(), 6 * model.params() * at.tokens(), at.loss(), at.accuracy()))
                        .toList();
                runs.add(new RunCurve(corpus, task.name(), model.label(), model.params(), readings));
            }
        }
        return runs;
    }
}
