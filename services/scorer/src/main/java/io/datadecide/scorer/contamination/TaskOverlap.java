package io.datadecide.scorer.contamination;

import io.datadecide.corpus.contamination.NgramIndex;
import io.datadecide.corpus.contamination.Overlap;
import io.datadecide.corpus.contamination.Passage;
import io.datadecide.corpus.document.Document;
import io.datadecide.corpus.document.Documents;
import io.datadecide.scorer.task.Choice;
import io.datadecide.scorer.task.Instance;
import io.datadecide.scorer.task.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches corpora for the instances of tasks; reads each corpus once, independent of the number of tasks. Add all tasks, then
 * scan all corpora, then get the overlaps.
 */
public final class TaskOverlap {
    /** Separator between few-shot examples, and before the question, in requests of OLMES. */
    private static final String BETWEEN_EXAMPLES = "\n\n";

    private static final int DOCUMENTS_BETWEEN_STOPS = 256;

    private final int words;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final List<Overlap> overlaps = new ArrayList<>();

    /** Creates an empty overlap with n-grams of {@code words} words. */
    public TaskOverlap(int words) {
        this.words = words;
    }

    /** Adds a task; the ids of its passages are the indices of its instances. */
    public void add(Task task) {
        int index = 0;
        for (Instance instance : task.instances()) {
            passages.add(new Passage(Integer.toString(index++), text(instance)));
        }
        ends.add(passages.size());
    }

    /**
     * Reads all corpora.
     *
     * @param corpora files, directories or globs: paths or addresses
     * @param stopper called often; may throw to stop
     */
    public void scan(List<String> corpora, Runnable stopper) {
        NgramIndex index = NgramIndex.of(words, passages);
        long read = 0;
        for (String corpus : corpora) {
            try (Documents documents = Documents.of(corpus)) {
                for (Document document = documents.next(); document != null; document = documents.next()) {
                    if (read++ % DOCUMENTS_BETWEEN_STOPS == 0) {
                        stopper.run();
                    }
                    index.scan(document.text());
                }
            }
        }
        overlaps.clear();
        overlaps.addAll(index.overlaps());
    }

    /** Returns the overlap of each instance of a task, by the order in which tasks were added, from 0. */
    public List<Overlap> of(int task) {
        return overlaps.subList(task == 0 ? 0 : ends.get(task - 1), ends.get(task));
    }

    /** Returns the question with its correct answer, without the few-shot examples, which all instances share. */
    private static String text(Instance instance) {
        Choice gold = instance.choices().get(instance.gold());
        String context = gold.context();
        int examplesEnd = context.lastIndexOf(BETWEEN_EXAMPLES);
        String question = examplesEnd < 0 ? context : context.substring(examplesEnd + BETWEEN_EXAMPLES.length());
        return question + gold.continuation();
    }
}
