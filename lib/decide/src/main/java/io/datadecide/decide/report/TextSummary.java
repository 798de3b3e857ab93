package io.datadecide.decide.report;

import io.datadecide.decide.Decision;
import io.datadecide.decide.rank.RankedCorpus;
import java.util.Locale;

/** The decision as one screen of text. */
public final class TextSummary {

    private static final int SHOWN = 10;

    private TextSummary() {}

    public static String render(Decision decision) {
        StringBuilder out = new StringBuilder(decision.recommendation().explanation()).append('\n');
        for (RankedCorpus corpus : decision.ranking().stream().limit(SHOWN).toList()) {
            out.append(String.format(Locale.ROOT, "  %-40s %.6g%n", corpus.corpus(), corpus.value()));
        }
        return out.toString();
    }
}
