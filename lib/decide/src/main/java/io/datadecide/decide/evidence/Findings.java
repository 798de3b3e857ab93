package io.datadecide.decide.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what is wrong with rows and keeps the first few of each kind as examples. */
final class Findings {

    private static final int EXAMPLES = 5;

    private final Map<String, Finding> findings = new LinkedHashMap<>();

    void nonFinite(Checkpoint checkpoint, Measure measure, double value) {
        add(
                "non-finite-values",
                "rows have no finite value and are left out",
                cell(checkpoint, measure) + " = " + value);
    }

    void repeated(Checkpoint checkpoint, Measure measure, boolean same) {
        if (same) {
            add("duplicate-rows", "rows repeat another row and count once", cell(checkpoint, measure));
        } else {
            add(
                    "conflicting-rows",
                    "rows contradict another row for the same cell; the cell is left out",
                    cell(checkpoint, measure));
        }
    }

    void mixedCompute(Checkpoint checkpoint) {
        add(
                "mixed-compute",
                "rows give other params, tokens or flops than the first row of their checkpoint, which counts",
                checkpoint.corpus() + " " + checkpoint.size() + " seed " + checkpoint.seed() + " step "
                        + checkpoint.step());
    }

    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        findings.forEach((code, finding) -> warnings.add(new Warning(code, finding.message())));
        return List.copyOf(warnings);
    }

    private void add(String code, String what, String example) {
        findings.computeIfAbsent(code, c -> new Finding(what)).add(example);
    }

    private static String cell(Checkpoint c, Measure m) {
        return c.corpus() + " " + c.size() + " seed " + c.seed() + " step " + c.step() + " " + m;
    }

    private static final class Finding {
        private final String what;
        private final List<String> examples = new ArrayList<>();
        private long count;

        Finding(String what) {
            this.what = what;
        }

        void add(String example) {
            count++;
            if (examples.size() < EXAMPLES && !examples.contains(example)) {
                examples.add(example);
            }
        }

        String message() {
            return count + " " + what + ": " + String.join("; ", examples) + (count > examples.size() ? "; …" : "");
        }
    }
}
