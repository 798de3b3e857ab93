package io.datadecide.trainer.work;

import io.datadecide.proto.run.v1.CheckpointReady;
import io.datadecide.proto.run.v1.Preparation;
import io.datadecide.proto.run.v1.Progress;
import io.datadecide.proto.run.v1.ReportRunRequest;
import io.datadecide.trainer.report.Reports;
import io.datadecide.trainer.train.CurvePoint;
import io.datadecide.trainer.train.SavedCheckpoint;
import io.datadecide.trainer.train.TrainingListener;
import org.jboss.logging.Logger;

/** Puts what happens into reports. */
final class ReportingListener implements TrainingListener {
    private static final Logger LOG = Logger.getLogger(ReportingListener.class);

    private final Reports reports;

    ReportingListener(Reports reports) {
        this.reports = reports;
    }

    void prepared(long documents, long tokens) {
        reports.add(ReportRunRequest.newBuilder()
                .setPreparation(Preparation.newBuilder().setDocuments(documents).setTokens(tokens)));
    }

    @Override
    public void onResumed(long step) {
        LOG.infof("training resumes after step=%d", step);
    }

    @Override
    public void onCheckpointSkipped(String checkpoint, String reason) {
        LOG.errorf("skipped damaged checkpoint=%s reason=%s", checkpoint, reason);
    }

    @Override
    public void onProgress(CurvePoint point) {
        reports.add(ReportRunRequest.newBuilder()
                .setProgress(Progress.newBuilder()
                        .setStep(point.step())
                        .setTokensSeen(point.tokensSeen())
                        .setLoss(point.loss())
                        .setGradientNorm(point.gradientNorm())
                        .setLearningRate(point.learningRate())
                        .setTokensPerSecond(point.tokensPerSecond())
                        .setResidentBytes(point.residentBytes())));
    }

    /** The coordinator keeps one curve a run: that to the last step. */
    @Override
    public void onDecayProgress(long endStep, CurvePoint point) {
        LOG.debug("decay to step=" + endStep + ": " + point);
    }

    @Override
    public void onMicroBatchReduced(long step, int from, int to) {
        LOG.warnf(
                "out of memory at step=%d with sequences=%d; continuing with %d (different rounding)", step, from, to);
    }

    @Override
    public void onCheckpointSaved(SavedCheckpoint checkpoint) {
        reports.add(ReportRunRequest.newBuilder()
                .setCheckpoint(CheckpointReady.newBuilder()
                        .setStep(checkpoint.step())
                        .setTokensSeen(checkpoint.tokensSeen())
                        .setDirectory(checkpoint.directory())
                        .setManifestSha256(checkpoint.manifestSha256())
                        .setScore(checkpoint.score())));
    }
}
