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

/** Looks for a task's instances in a corpus, which streams by once. */
public final class TaskOverlap {
    /** What separates few-shot examples from each other and from the question in requests of OLMES. */
    private static final String BETWEEN_EXAMPLES = "\n\n";

    private TaskOverlap() {}

    /**
     * What a corpus shares with each instance, in the instances' order; ids are their indices.
     *
     * @param corpus file, directory or glob
     * @param length words of an n-gram
     */
    public static List<Overlap> of(Task task, String corpus, int length) {
        NgramIndex index = NgramIndex.of(length, passages(task));
        try (Documents documents = Documents.of(corpus)) {
            for (Document document = documents.next(); document != null; document = documents.next()) {
                index.scan(document.text());
            }
        }
        return index.overlaps();
    }

    private static List<Passage> passages(Task task) {
        List<Passage> passages = new ArrayList<>();
        for (Instance instance : task.instances()) {
            passages.add(new Passage(Integer.toString(passages.size()), text(instance)));
        }
        return passages;
    }

    /** The question with its right answer; the examples before it are the same for every instance. */
    private static String text(Instance instance) {
        Choice gold = instance.choices().get(instance.gold());
        String context = gold.context();
        int examplesEnd = context.lastIndexOf(BETWEEN_EXAMPLES);
        String question = examplesEnd < 0 ? context : context.substring(examplesEnd + BETWEEN_EXAMPLES.length());
        return question + gold.continuation();
    }
}
