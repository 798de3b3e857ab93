package io.datadecide.coordinator.store;

import io.datadecide.coordinator.schedule.state.RunKey;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of the table {@code progress}. */
final class CurveRows {
    private CurveRows() {}

    /** Keeps the point unless its slice has one; the last point of the run is always kept. */
    static void put(Handle handle, RunKey run, CurvePoint point, long sliceSteps) {
        long sliceStart = point.step() / sliceSteps * sliceSteps;
        handle.createUpdate("""
                insert into progress (experiment, run_id, step, tokens_seen, loss, gradient_norm, learning_rate,
                  tokens_per_second)
                select experiment, id, :step, :tokens, :loss, :norm, :rate, :speed
                from runs where experiment = :experiment and id = :id
                  and (total_steps <= :step or not exists (select 1 from progress p
                    where p.experiment = :experiment and p.run_id = :id and p.step >= :start and p.step < :end))
                on conflict do nothing""")
                .bind("start", sliceStart)
                .bind("end", sliceStart + sliceSteps)
                .bind("experiment", run.experiment())
                .bind("id", run.id())
                .bind("step", point.step())
                .bind("tokens", point.tokensSeen())
                .bind("loss", point.loss())
                .bind("norm", point.gradientNorm())
                .bind("rate", point.learningRate())
                .bind("speed", point.tokensPerSecond())
                .execute();
    }

    static List<CurvePoint> of(Handle handle, RunKey run) {
        return handle.createQuery(
                        "select * from progress where experiment = :experiment and run_id = :id order by step")
                .bind("experiment", run.experiment())
                .bind("id", run.id())
                .map((row, context) -> new CurvePoint(
                        row.getLong("step"),
                        row.getLong("tokens_seen"),
                        row.getDouble("loss"),
                        row.getDouble("gradient_norm"),
                        row.getDouble("learning_rate"),
                        row.getDouble("tokens_per_second")))
                .list();
    }
}
