package io.datadecide.decide.scaling.ladder;

import io.datadecide.decide.scaling.TaskChance;
import java.util.List;
import java.util.stream.Stream;

/**
 * A task of the ladder: which columns of a run's log hold its loss and its accuracy.
 *
 * @param name as published, for example {@code hellaswag_val_5shot}
 * @param parts one part, or the four groups of MMLU with their shares of the questions
 * @param chance what guessing scores
 */
public record LadderTask(String name, List<Part> parts, double chance) {
    private static final String SHOTS = "_5shot";

    public LadderTask {
        parts = List.copyOf(parts);
    }

    /** The eight tasks of the paper (arXiv 2412.04403, table 1). */
    public static List<LadderTask> all() {
        return Stream.of(
                        "mmlu_avg_test",
                        "hellaswag_val",
                        "arc_challenge_test",
                        "arc_easy_test",
                        "piqa_val",
                        "csqa_val",
                        "socialiqa_val",
                        "openbookqa_test")
                .map(task -> LadderTask.of(task + SHOTS))
                .toList();
    }

    /**
     * The task of a name.
     *
     * @param name a task and its split, for example {@code piqa_val_5shot}, or {@code mmlu_avg_val_5shot}
     */
    public static LadderTask of(String name) {
        String task = name.endsWith(SHOTS) ? name.substring(0, name.length() - SHOTS.length()) : name;
        List<Part> parts =
                task.startsWith("mmlu_avg_") ? mmlu(task.substring("mmlu_avg_".length())) : List.of(Part.of(task, 1));
        return new LadderTask(task + SHOTS, parts, TaskChance.of(task));
    }

    private static List<Part> mmlu(String split) {
        return List.of(
                Part.of("mmlu_stem_" + split, 0.215),
                Part.of("mmlu_humanities_" + split, 0.335),
                Part.of("mmlu_social_sciences_" + split, 0.219),
                Part.of("mmlu_other_" + split, 0.231));
    }

    /**
     * A part of a task.
     *
     * @param lossColumn bits per byte of the right answers
     * @param accuracyColumn accuracy normalised by length, plain for BoolQ
     */
    public record Part(String lossColumn, String accuracyColumn, double weight) {
        static Part of(String task, double weight) {
            String accuracy = task.startsWith("boolq") ? "_rc_5shot_acc" : "_rc_5shot_len_norm";
            return new Part(
                    "eval/downstream_bpb/" + task + "_rc_5shot_bpb", "eval/downstream/" + task + accuracy, weight);
        }
    }
}
