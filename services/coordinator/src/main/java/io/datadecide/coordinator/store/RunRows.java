package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.RunKey;
import io.datadecide.coordinator.schedule.state.RunKind;
import io.datadecide.coordinator.schedule.state.RunState;
import org.jdbi.v3.core.mapper.RowMapper;

/** Rows of the table {@code runs}. */
final class RunRows {
    static final RowMapper<Run> RUN = (row, context) -> new Run(
            new RunKey(row.getString("experiment"), row.getString("id")),
            new NewRun(
                    row.getString("id"),
                    RunKind.valueOf(row.getString("kind")),
                    row.getString("corpus"),
                    row.getString("size"),
                    row.getLong("seed"),
                    Columns.emptyIfNull(row, "prepares_first"),
                    row.getString("spec"),
                    row.getLong("params"),
                    row.getDouble("flops"),
                    row.getLong("total_steps"),
                    row.getInt("score_checkpoints")),
            row.getInt("position"),
            RunState.valueOf(row.getString("state")),
            row.getString("reason"),
            row.getInt("attempt"),
            row.getInt("failures"),
            Columns.nullableInstant(row, "not_before"),
            Columns.instant(row, "changed_at"),
            new RunProgress(
                    row.getLong("step"),
                    row.getLong("tokens"),
                    Columns.nanIfNull(row, "loss"),
                    row.getDouble("tokens_per_second")));

    private RunRows() {}
}
