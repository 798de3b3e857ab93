package io.datadecide.trainer.command;

import io.datadecide.corpus.token.TokenFile;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.language.parity.ParityDump;
import io.datadecide.options.TrainOptions;
import io.datadecide.plan.grid.ResolvedRun;
import io.datadecide.trainer.config.TrainerConfig;
import io.datadecide.trainer.process.StopSignal;
import io.datadecide.trainer.train.StackMember;
import io.datadecide.trainer.train.StackedLoop;
import io.datadecide.trainer.train.TrainingEnd;
import io.datadecide.trainer.train.TrainingLoop;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Trains one run, without a coordinator; the same command resumes it. */
@Command(
        name = "train",
        description = {
            "Trains one run on a token file.",
            "Several runs that differ in corpus and seed only share the device: repeat the three options."
        })
public class TrainCommand extends TrainOptions implements Callable<Integer> {
    @Inject
    TrainerConfig config;

    @Override
    public Integer call() {
        if (work.parityDump != null) {
            TorchRuntime.start(config.threads(), config.device());
            ParityDump.write(work.parityDump, config.codeVersion());
            System.out.printf("parity dump in %s; its README.md says what stands where%n", work.parityDump);
            return 0;
        }
        return work.runs.size() == 1 ? train(work.runs.getFirst()) : trainStacked(work.runs);
    }

    private int trainStacked(List<RunFiles> all) {
        StopSignal stop = new StopSignal();
        stop.listen();
        TorchRuntime.start(config.threads(), config.device());
        List<StackMember> members = new ArrayList<>();
        List<LockedDirectory> held = new ArrayList<>();
        try {
            for (RunFiles files : all) {
                held.add(LockedDirectory.hold(files.out));
                ResolvedRun run = ResolvedRun.fromJson(InputFile.read(files.run));
                PrintingListener listener =
                        new PrintingListener(System.out, run.optimization().steps(), run.id() + ": ");
                members.add(new StackMember(run, files.out, TokenFile.open(files.tokens), listener));
            }
            StackedLoop loop = new StackedLoop(members, config.codeVersion(), config.divergenceFactor(), stop);
            switch (loop.train()) {
                case TrainingEnd.Finished finished ->
                    System.out.printf("%d runs finished after %d steps%n", all.size(), finished.stepsTaken());
                case TrainingEnd.Stopped stopped ->
                    System.out.printf(
                            "%d runs stopped and saved after step %d: run the same command to resume%n",
                            all.size(), stopped.step());
            }
            return 0;
        } finally {
            members.forEach(member -> member.corpus().close());
            held.forEach(LockedDirectory::close);
        }
    }

    private int train(RunFiles files) {
        StopSignal stop = new StopSignal();
        stop.listen();
        ResolvedRun resolved = ResolvedRun.fromJson(InputFile.read(files.run));
        TorchRuntime.start(config.threads(), config.device());
        try (TokenFile corpus = TokenFile.open(files.tokens);
                LockedDirectory _ = LockedDirectory.hold(files.out)) {
            TrainingLoop loop = new TrainingLoop(
                    resolved,
                    files.out,
                    config.codeVersion(),
                    config.divergenceFactor(),
                    new PrintingListener(System.out, resolved.optimization().steps()),
                    stop);
            switch (loop.train(corpus)) {
                case TrainingEnd.Finished finished ->
                    System.out.printf("run %s finished after %d steps%n", resolved.id(), finished.stepsTaken());
                case TrainingEnd.Stopped stopped ->
                    System.out.printf(
                            "run %s stopped and saved after step %d: run the same command to resume%n",
                            resolved.id(), stopped.step());
            }
            return 0;
        }
    }
}
