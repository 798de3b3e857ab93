package io.datadecide.cli.command;

import io.datadecide.decide.evidence.Evidence;
import io.datadecide.decide.evidence.EvidenceBuilder;
import io.datadecide.decide.evidence.EvidenceCsv;
import io.datadecide.decide.imports.DataDecideMatrices;
import io.datadecide.decide.imports.DataDecideMetrics;
import io.datadecide.decide.imports.DclmRuns;
import io.datadecide.decide.imports.OlmoLadderRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns published results into evidence. */
@Command(
        name = "import",
        description = "Turn results in a published layout into evidence.csv.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  datadecide import datadecide-matrices matrix_1b_accuracy.csv \\",
            "      --sizes model_sizes.csv --out evidence.csv",
            "  datadecide import dclm dclm_runs.csv dclm_scores.csv --out evidence.csv"
        })
public final class ImportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "import which layout? There are datadecide-matrices, datadecide-metrics, dclm, olmo-ladder");
    }

    @Command(name = "datadecide-matrices", description = "DataDecide's accuracies at 1B and one proxy at every size.")
    int matrices(
            @Parameters(paramLabel = "ACCURACY.csv") Path accuracy,
            @Option(names = "--proxy", paramLabel = "PROXY.csv", description = "The proxy's matrix.") @Nullable
                    Path proxy,
            @Option(names = "--sizes", required = true, paramLabel = "SIZES.csv", description = "The ladder's table.")
                    Path sizes,
            @Option(names = "--default-seed", description = "Take the default seed, not the mean of three, as target.")
                    boolean defaultSeed,
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "FILE",
                            description = "File for the evidence, CSV or Parquet.")
                    Path out)
            throws IOException {
        EvidenceBuilder builder = new EvidenceBuilder();
        DataDecideMatrices.readAccuracy(
                accuracy,
                sizes,
                defaultSeed ? DataDecideMatrices.Target.DEFAULT_SEED : DataDecideMatrices.Target.THREE_SEED_MEAN,
                builder::add);
        if (proxy != null) {
            DataDecideMatrices.readProxy(proxy, sizes, builder::add);
        }
        return write(builder, out);
    }

    @Command(name = "datadecide-metrics", description = "DataDecide's full metrics in long form (CSV, plain or gzip).")
    int metrics(
            @Parameters(paramLabel = "METRICS.csv") Path metrics,
            @Option(names = "--sizes", required = true, paramLabel = "SIZES.csv", description = "The ladder's table.")
                    Path sizes,
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "FILE",
                            description = "File for the evidence, CSV or Parquet.")
                    Path out)
            throws IOException {
        EvidenceBuilder builder = new EvidenceBuilder();
        DataDecideMetrics.read(metrics, sizes, builder::add);
        return write(builder, out);
    }

    @Command(
            name = "dclm",
            description = "DataComp-LM's runs and scores, with the hyper-parameters of its section 3.2.")
    int dclm(
            @Parameters(index = "0", paramLabel = "RUNS.csv") Path runs,
            @Parameters(index = "1", paramLabel = "SCORES.csv") Path scores,
            @Option(names = "--run", paramLabel = "ID", description = "Only these runs; may be repeated.") @Nullable
                    List<String> only,
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "FILE",
                            description = "File for the evidence, CSV or Parquet.")
                    Path out)
            throws IOException {
        EvidenceBuilder builder = new EvidenceBuilder();
        HashSet<String> wanted = new HashSet<>(only == null ? List.of() : only);
        DclmRuns.read(runs, scores, DclmRuns.PAPER, wanted, builder::add);
        return write(builder, out);
    }

    @Command(
            name = "olmo-ladder",
            description = "The OLMo ladder's runs: a directory of CSV files and a configuration.")
    int olmoLadder(
            @Parameters(index = "0", paramLabel = "RUNS") Path directory,
            @Parameters(index = "1", paramLabel = "CONFIG.json") Path configuration,
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "FILE",
                            description = "File for the evidence, CSV or Parquet.")
                    Path out)
            throws IOException {
        EvidenceBuilder builder = new EvidenceBuilder();
        OlmoLadderRuns.read(directory, configuration, builder::add);
        return write(builder, out);
    }

    private int write(EvidenceBuilder builder, Path out) throws IOException {
        Evidence evidence = builder.build();
        EvidenceCsv.write(out, evidence);
        spec.commandLine()
                .getOut()
                .println(evidence.rows() + " rows of " + evidence.corpora().size() + " corpora at "
                        + evidence.sizes().size() + " sizes: " + out);
        return 0;
    }
}
