package io.datadecide.trainer.command;

import io.datadecide.language.checkpoint.Checkpoint;
import io.datadecide.language.checkpoint.CheckpointAverage;
import io.datadecide.language.checkpoint.CheckpointStore;
import io.datadecide.language.model.TorchRuntime;
import io.datadecide.options.AverageOptions;
import io.datadecide.trainer.TrainerException.BadRun;
import io.datadecide.trainer.config.TrainerConfig;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Averages the last checkpoints of a run. */
@Command(name = "average", description = "Averages the parameters of a run's last checkpoints into one to score.")
public class AverageCommand extends AverageOptions implements Callable<Integer> {
    @Inject
    TrainerConfig config;

    @Override
    public Integer call() {
        CheckpointStore store = new CheckpointStore(checkpoints);
        List<Long> steps = store.steps();
        if (last < 2 || steps.size() < last) {
            throw new BadRun(
                    "--last " + last + ": " + checkpoints + " holds " + steps.size()
                            + " checkpoints; choose from 2 to that many",
                    null);
        }
        if (out.toAbsolutePath().normalize().equals(checkpoints.toAbsolutePath().normalize())) {
            throw new BadRun(
                    "--out " + out + " is where the run keeps its own checkpoints, which an average would replace;"
                            + " choose another directory",
                    null);
        }
        List<Checkpoint> newest = steps.subList(0, last).stream()
                .map(step -> Checkpoint.verify(store.directory(step)))
                .toList();
        TorchRuntime.start(config.threads());
        Checkpoint average = CheckpointAverage.write(newest, new CheckpointStore(out), config.codeVersion());
        System.out.printf("average of %d checkpoints is in %s%n", last, average.directory());
        return 0;
    }
}
