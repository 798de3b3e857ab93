package io.datadecide.coordinator.decision;

import io.datadecide.coordinator.store.StoredExperiment;
import io.datadecide.storage.ObjectStore;
import io.datadecide.storage.StorageAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Puts the reports of experiments into an object store.
 *
 * @param files writes a report
 * @param store where it goes
 * @param address of a report, by the name of its experiment
 */
public record ObjectStoreReports(ReportFiles files, ObjectStore store, UnaryOperator<String> address)
        implements ExperimentClosing {
    @Override
    public void close(StoredExperiment experiment) {
        StorageAddress place = StorageAddress.of(address.apply(experiment.name()));
        try {
            Path local = Files.createTempDirectory("report");
            try {
                files.write(experiment.name(), local);
                for (String name : ReportFiles.NAMES) {
                    store.put(local.resolve(name), place.resolve(name));
                }
            } finally {
                for (String name : ReportFiles.NAMES) {
                    Files.deleteIfExists(local.resolve(name));
                }
                Files.deleteIfExists(local);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written to " + place + ": " + e.getMessage(), e);
        }
    }
}
