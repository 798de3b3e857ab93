package io.datadecide.decide.scaling;

import io.datadecide.decide.scaling.law.LawForm;

/**
 * The eight baselines of DataDecide (arXiv 2504.11393, section 3.3 and appendix; table 4 gives their errors). Two-step
 * methods fit the task loss to the scale and the metric to the task loss; single-step ones fit the metric to the scale.
 */
public enum ScalingMethod {
    THREE_PARAMETER("3-parameter", LawForm.COMPUTE, false, 10),
    THREE_PARAMETER_HELPER_POINTS("3-parameter-helper-points", LawForm.COMPUTE, true, 10),
    THREE_PARAMETER_LAST_HALF("3-parameter-last-half", LawForm.COMPUTE, false, 50),
    THREE_PARAMETER_HELPER_POINTS_LAST_HALF("3-parameter-helper-points-last-half", LawForm.COMPUTE, true, 50),
    TWO_PARAMETER("2-parameter", LawForm.COMPUTE_WITHOUT_OFFSET, false, 10),
    FIVE_PARAMETER("5-parameter", LawForm.SIZE_AND_TOKENS, false, 10),
    THREE_PARAMETER_SINGLE_STEP("3-parameter-single-step", LawForm.SIGMOID_OF_COMPUTE, false, 10),
    FIVE_PARAMETER_SINGLE_STEP("5-parameter-single-step", LawForm.SIGMOID_OF_SIZE_AND_TOKENS, false, 10);

    private final String id;
    private final LawForm form;
    private final boolean helperPoints;
    private final int skippedPercent;

    ScalingMethod(String id, LawForm form, boolean helperPoints, int skippedPercent) {
        this.id = id;
        this.form = form;
        this.helperPoints = helperPoints;
        this.skippedPercent = skippedPercent;
    }

    /** Name in results. */
    public String id() {
        return id;
    }

    LawForm form() {
        return form;
    }

    boolean singleStep() {
        return form == LawForm.SIGMOID_OF_COMPUTE || form == LawForm.SIGMOID_OF_SIZE_AND_TOKENS;
    }

    /** Whether step 2 includes the point that a loss of 0 gives the best metric. */
    boolean helperPoints() {
        return helperPoints;
    }

    /** Share of every run's first checkpoints that step 2 leaves out. */
    int skippedPercent() {
        return skippedPercent;
    }
}
